import "server-only";
import { withdrawReview } from "@/lib/domain/administration/open-review";
import { cancelChallenge } from "@/lib/domain/bank-payments/cancel-challenge";
import { forgotten } from "@/lib/domain/verification/attempts";
import type { Transaction } from "@/lib/platform/db/client";

/**
 * Gives up the open flow of an organization, with the step that is under way: what was typed is forgotten, papers are
 * taken back, and an answer that still comes changes nothing.
 */
export async function endOpenFlow(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  const steps = await tx.verificationStep.findMany({
    where: { state: { not: "answered" }, verification: { organizationId, state: "open" } },
    select: { id: true },
  });
  for (const { id } of steps) {
    await withdrawReview(tx, id, now);
    await cancelChallenge(tx, id, now);
    await tx.verificationStep.update({
      where: { id },
      data: { ...forgotten, state: "answered", outcome: "cancelled", answeredAt: now },
    });
  }
  await tx.verification.updateMany({
    where: { organizationId, state: "open" },
    data: { state: "abandoned", finishedAt: now },
  });
}
