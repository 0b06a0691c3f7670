import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { htmlLang, type Locale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { sealBody } from "./mail-body";
import type { MailTemplate, MailValues } from "./mail-content";
import { composeMail } from "./templates/compose";
import { renderHtml, renderText } from "./templates/render";

/**
 * Writes a mail and the task to send it in the transaction of the change it tells of: both stand, or neither.
 * The body is encrypted in its row, because it carries links and codes.
 * @param recipient one address, as it stands in an account or a participant
 * @returns the mail's id
 */
export async function queueMail<T extends MailTemplate>(
  tx: Transaction,
  mail: { recipient: string; template: T; locale: Locale; values: MailValues[T] },
): Promise<string> {
  const { recipient, template, locale, values } = mail;
  const content = await composeMail(template, locale, values);
  const id = newId();
  await tx.mail.create({
    data: {
      id,
      recipient,
      template,
      locale,
      subject: content.subject,
      bodyCipher: sealBody(id, {
        text: renderText(content),
        html: renderHtml(content, htmlLang[locale], env().APP_URL),
      }),
    },
  });
  await enqueue(tx, { topic: "mail.send", key: id, payload: { mailId: id } });
  return id;
}
