import "server-only";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { plainLine } from "@/lib/standards/plain-text/plain-text";
import { lockTransaction } from "./transaction-row";

const longestReference = 140;

/**
 * Records that money went back to its payer: the bank has done it, and gave it this reference. Recorded twice with the
 * same reference, it is done once.
 * @throws DomainError not_found; invalid `reference_missing`; conflict `refund_over`, `match_proposed_already`; forbidden
 */
export async function recordRefund(
  actor: Actor,
  { refundId, bankReference }: { refundId: string; bankReference: string },
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const reference = plainLine(bankReference).slice(0, longestReference);
  if (reference === "") throw invalid("reference_missing", { field: "bankReference" });
  const found = isId(refundId) ? await db().refund.findUnique({ where: { id: refundId } }) : null;
  if (!found) throw notFound();
  const { transactionId } = found;
  await transaction(async (tx) => {
    const { refund } = await lockTransaction(tx, transactionId);
    if (refund?.state === "done" && refund.bankReference === reference) return;
    if (refund?.state !== "due") throw conflict("refund_over");
    if ((await tx.matchProposal.count({ where: { transactionId, state: "proposed" } })) > 0)
      throw conflict("match_proposed_already");
    await tx.refund.update({
      where: { id: refund.id },
      data: { state: "done", doneAt: now, doneById: administrator.id, bankReference: reference },
    });
    await tx.bankTransaction.update({ where: { id: transactionId }, data: { state: "refunded" } });
    await recordAct(tx, administrator, {
      action: "bank_refund.done",
      subjectKind: "refund",
      subjectId: refund.id,
      data: { transaction: transactionId },
    });
  });
}
