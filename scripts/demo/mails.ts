import { listOutbox, readOutboxMail } from "@/lib/platform/mail/local-outbox";

/** The newest mail to an address whose text has what is looked for, as its reader would find it. @throws Error */
export async function findInMails(recipient: string, wanted: RegExp): Promise<string> {
  for (const line of await listOutbox(1000)) {
    if (line.recipient !== recipient) continue;
    const mail = await readOutboxMail(line.id);
    const found = mail && wanted.exec(mail.text)?.[1];
    if (found) return found;
  }
  throw new Error(`no mail to ${recipient} has what was looked for`);
}
