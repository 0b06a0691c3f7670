import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { FreshLine } from "./appraise";

/**
 * Puts away what the bank has taken back since: nothing is owed for it any more. A payment that had proven something
 * stays matched, since its payer's account did pay; its reason says what came after, for administrators to see.
 */
export async function takeBack(
  tx: Transaction,
  receivingAccountId: string,
  reversals: readonly FreshLine[],
): Promise<{ takenBack: number; takenBackAfterMatch: number }> {
  let [takenBack, takenBackAfterMatch] = [0, 0];
  for (const { payment } of reversals) {
    const taken = await tx.bankTransaction.findFirst({
      where: {
        receivingAccountId,
        payerNameNormalized: payment.payerNameNormalized,
        amountCents: BigInt(payment.amountCents),
        currency: payment.currency,
        bookedAt: { lte: payment.bookedAt },
        state: { in: ["unmatched", "refund_due", "matched"] },
        OR: [{ reason: null }, { reason: { not: "reversed" } }],
      },
      orderBy: [{ bookedAt: "desc" }, { id: "desc" }],
    });
    if (!taken) continue;
    takenBack += 1;
    if (taken.state === "matched") takenBackAfterMatch += 1;
    else await tx.refund.deleteMany({ where: { transactionId: taken.id, state: "due" } });
    await tx.bankTransaction.update({
      where: { id: taken.id },
      data: { reason: "reversed", ...(taken.state !== "matched" && { state: "set_aside" }) },
    });
    await tx.matchProposal.updateMany({
      where: { transactionId: taken.id, state: "proposed" },
      data: { state: "rejected", decidedAt: new Date() },
    });
  }
  return { takenBack, takenBackAfterMatch };
}
