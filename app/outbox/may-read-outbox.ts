import "server-only";
import { isOutboxOpen } from "@/lib/platform/mail/local-outbox";
import { readVisitor } from "@/lib/platform/sessions/read-actor";
import { isSmsOutboxOpen } from "@/lib/platform/sms/configured-sms";

/** The outbox is for whoever sits at this machine: a server that listens further out shows it to nobody else. */
export async function mayReadOutbox(): Promise<boolean> {
  if (!isOutboxOpen() && !isSmsOutboxOpen()) return false;
  const { address } = await readVisitor();
  return address === "::1" || /^127\./.test(address);
}
