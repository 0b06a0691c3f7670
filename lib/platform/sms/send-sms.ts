import "server-only";
import { db } from "@/lib/platform/db/client";
import { isLocale } from "@/lib/platform/i18n/locales";
import { log } from "@/lib/platform/log";
import { smsProvider } from "./configured-sms";
import { type SmsTemplate, smsTemplates } from "./sms-content";
import type { SmsProvider } from "./sms-provider";
import { openRecipient, openSms } from "./sms-row";

/** A message that could not be sent for so long tells of something that is over. */
const staleMs = 30 * 60_000;

/**
 * The handler of `sms.send`. Sends a message once and then erases its body; asked again, it finds it sent. Where nobody
 * carries messages it stays where the local outbox page shows it.
 * @throws Error when the carrier was not reached or asks to come later, so that the task is tried again
 */
export async function sendSms(
  { smsId }: Record<string, string>,
  _context?: unknown,
  provider: SmsProvider | null = smsProvider(),
  now = new Date(),
): Promise<void> {
  if (!provider || !smsId) return;
  const sms = await db().sms.findUnique({ where: { id: smsId } });
  if (!sms?.bodyCipher || sms.sentAt || sms.failedAt) return;
  const template = smsTemplates.find((known) => known === sms.template);
  const fail = (code: string) => {
    log.warn({ sms: sms.id, template: sms.template, code }, "a text message was given up");
    return db().sms.update({ where: { id: sms.id }, data: { failedAt: now, bodyCipher: null } });
  };
  if (!template || !isLocale(sms.locale)) return void (await fail("unknown_template"));
  if (now.getTime() - sms.createdAt.getTime() > staleMs) return void (await fail("stale"));
  const result = await provider.send({
    id: sms.id,
    recipient: openRecipient(sms.id, sms.recipientCipher),
    template: template satisfies SmsTemplate,
    locale: sms.locale,
    body: openSms(sms.id, sms.bodyCipher),
  });
  if (result.outcome === "refused") return void (await fail(result.code));
  await db().sms.update({ where: { id: sms.id }, data: { sentAt: now, bodyCipher: null } });
}
