import "server-only";
import { decrypt, encrypt } from "@/lib/platform/secrets/envelope";
import type { SmsBody } from "./sms-content";

const bodyPlace = (smsId: string) => ({ table: "sms", column: "bodyCipher", row: smsId });
const recipientPlace = (smsId: string) => ({ table: "sms", column: "recipientCipher", row: smsId });

export const sealSms = (smsId: string, body: SmsBody) => encrypt(JSON.stringify(body), bodyPlace(smsId));
export const sealRecipient = (smsId: string, recipient: string) => encrypt(recipient, recipientPlace(smsId));

/** @throws Error when the body was changed, or belongs to another message */
export const openSms = (smsId: string, sealed: Uint8Array): SmsBody =>
  JSON.parse(decrypt(sealed, bodyPlace(smsId)).toString("utf8")) as SmsBody;
export const openRecipient = (smsId: string, sealed: Uint8Array): string =>
  decrypt(sealed, recipientPlace(smsId)).toString("utf8");
