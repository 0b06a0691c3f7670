import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export const revealAccountInput = z.object({
  /** Whose account: the payer's of a payment that came in, or the payee's of one that goes out. */
  of: z.enum(["bank_transaction", "payout"]),
  id: z.uuid(),
  reason: z.string().max(2000),
});

/**
 * A bank account's number in full, to be shown this once. Why is asked, and stands in the record with who looked.
 * @throws DomainError not_found, also where no more than its end is held; invalid `reason_…`
 */
export async function revealAccount(
  actor: Actor,
  { of, id, reason: typed }: z.output<typeof revealAccountInput>,
): Promise<{ value: string }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const reason = readReason(typed);
  return transaction(async (tx) => {
    const sealed = await find(tx, of, id);
    if (!sealed) throw notFound();
    await recordAct(tx, administrator, { action: `${of}.account_seen`, subjectKind: of, subjectId: id, reason });
    return { value: decrypt(sealed.cipher, { table: of, column: sealed.column, row: id }).toString("utf8") };
  });
}

async function find(tx: Transaction, of: "bank_transaction" | "payout", id: string) {
  if (of === "payout") {
    const row = await tx.payout.findUnique({ where: { id }, select: { accountCipher: true } });
    return row && { cipher: row.accountCipher, column: "accountCipher" };
  }
  const row = await tx.bankTransaction.findUnique({ where: { id }, select: { payerAccountCipher: true } });
  return row?.payerAccountCipher && { cipher: row.payerAccountCipher, column: "payerAccountCipher" };
}
