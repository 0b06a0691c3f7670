import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";

/** How the owner of a contract is called towards others: the proven name, or else the e-mail address. */
export async function senderName(accountId: string, client: Transaction = db()): Promise<string> {
  const account = await client.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, person: { select: { name: true } } },
  });
  return account.person?.name ?? account.email;
}
