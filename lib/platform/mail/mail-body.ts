import "server-only";
import { decrypt, encrypt } from "@/lib/platform/secrets/envelope";

/** Both halves of a mail's body. */
export type MailBody = { text: string; html: string };

const place = (mailId: string) => ({ table: "mail", column: "bodyCipher", row: mailId });

export const sealBody = (mailId: string, body: MailBody) => encrypt(JSON.stringify(body), place(mailId));

/** @throws Error when the body was changed, or belongs to another mail */
export const openBody = (mailId: string, sealed: Uint8Array): MailBody =>
  JSON.parse(decrypt(sealed, place(mailId)).toString("utf8")) as MailBody;
