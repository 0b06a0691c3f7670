import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/** Withdraws what was asked for and not used yet: its contract or its leave has ended, or something else is wanted. */
export async function endOpenApprovals(
  tx: Transaction,
  where: { grantId: string } | { participant: { contractId: string } } | { participantId: string },
  now = new Date(),
): Promise<void> {
  await tx.sealApproval.updateMany({
    where: { ...where, state: { in: ["waiting", "approved"] } },
    data: { state: "withdrawn", decidedAt: now, decidedById: null },
  });
}
