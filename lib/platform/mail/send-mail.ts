import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { openBody } from "./mail-body";

/**
 * The handler of `mail.send`. Sends a mail once and then erases its body; asked again, it finds it sent. Where a crash
 * falls between the server's yes and our note of it, the mail goes out again under the same Message-ID.
 * Without SMTP_URL the mail stays where the local outbox page shows it.
 * @throws Error when the server could not be reached or says "later" (4xx), so that the task is tried again
 */
export async function sendMail({ mailId }: Record<string, string>): Promise<void> {
  const url = env().SMTP_URL;
  if (!url || !mailId) return;
  const mail = await db().mail.findUnique({ where: { id: mailId } });
  if (!mail?.bodyCipher || mail.sentAt || mail.failedAt) return;
  const body = openBody(mail.id, mail.bodyCipher);
  try {
    await transport(url).sendMail({
      from: env().MAIL_FROM,
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      messageId: `<${mail.id}@${new URL(env().APP_URL).hostname}>`,
      date: mail.createdAt,
      headers: { "Auto-Submitted": "auto-generated", "Content-Language": mail.locale },
      ...body,
    });
  } catch (error) {
    if (!isRefusal(error)) throw new Error(`the mail server did not take the mail (${codeOf(error)})`);
    log.warn({ mail: mail.id, template: mail.template, smtp: codeOf(error) }, "a mail was refused for good");
    await db().mail.update({ where: { id: mail.id }, data: { failedAt: new Date(), bodyCipher: null } });
    return;
  }
  await db().mail.update({ where: { id: mail.id }, data: { sentAt: new Date(), bodyCipher: null } });
}

type SmtpError = { responseCode?: number; code?: string };

/** RFC 5321 §4.2.1: 5yz is a permanent refusal of this mail. Trouble with our own sign-in there is not the mail's fault. */
const isRefusal = (error: unknown): boolean => {
  const { responseCode, code } = error as SmtpError;
  return responseCode !== undefined && responseCode >= 500 && code !== "EAUTH";
};

/** The server's number or the library's code; their texts may repeat the address. */
const codeOf = (error: unknown): string => {
  const { responseCode, code } = error as SmtpError;
  return String(responseCode ?? code ?? "unknown");
};

let held: { url: string; transporter: Transporter } | undefined;

function transport(url: string): Transporter {
  if (held?.url !== url) held = { url, transporter: createTransport(transportOptions(url)) };
  return held.transporter;
}

/** Mail leaves this machine over verified TLS only, unless the URL itself says `?ignoreTLS=true`. */
function transportOptions(url: string) {
  const { hostname, searchParams } = new URL(url);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return {
    url,
    requireTLS: !local && searchParams.get("ignoreTLS") !== "true",
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  };
}
