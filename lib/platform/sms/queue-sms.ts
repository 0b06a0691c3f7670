import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { maskMobileNumber } from "@/lib/standards/china-ids/masks";
import { composeSms } from "./compose-sms";
import type { SmsTemplate, SmsValues } from "./sms-content";
import { sealRecipient, sealSms } from "./sms-row";

/**
 * Writes a text message and the task to send it in the transaction of the change it tells of: both stand, or neither.
 * Number and body are encrypted in their row.
 * @param recipient a mobile number of mainland China, normalized: 11 digits
 * @returns the message's id
 */
export async function queueSms<T extends SmsTemplate>(
  tx: Transaction,
  sms: { recipient: string; template: T; locale: Locale; values: SmsValues[T] },
): Promise<string> {
  const { recipient, template, locale, values } = sms;
  const id = newId();
  await tx.sms.create({
    data: {
      id,
      recipientCipher: sealRecipient(id, recipient),
      recipientMasked: maskMobileNumber(recipient),
      template,
      locale,
      bodyCipher: sealSms(id, await composeSms(template, locale, values)),
    },
  });
  await enqueue(tx, { topic: "sms.send", key: id, payload: { smsId: id } });
  return id;
}
