import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { lockReceivingAccount } from "./receiving-accounts";

/**
 * A payment that came in, locked until the transaction ends, after its account: an import, which may take payments back,
 * waits. Whoever locks a challenge as well does it in between, with `lockAccountOf` first.
 * @throws DomainError not_found
 */
export async function lockTransaction(tx: Transaction, id: string) {
  await lockAccountOf(tx, id);
  await tx.$queryRaw`SELECT id FROM bank_transaction WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.bankTransaction.findUnique({ where: { id }, include: { refund: true } });
  if (!row) throw notFound();
  return row;
}

/** @throws DomainError not_found */
export async function lockAccountOf(tx: Transaction, transactionId: string): Promise<void> {
  const found = isId(transactionId)
    ? await tx.bankTransaction.findUnique({ where: { id: transactionId }, select: { receivingAccountId: true } })
    : null;
  if (!found) throw notFound();
  await lockReceivingAccount(tx, found.receivingAccountId);
}
