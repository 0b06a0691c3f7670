import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { enqueueAll } from "@/lib/platform/outbox/enqueue";

/**
 * Marks challenges as satisfied, and asks for what follows: the task `organization.proof-given` answers each step
 * (match, not billed) together with whatever its flow then completes, in one transaction of the organizations' own.
 * The challenges are locked by the caller. A crash between the two leaves the task, and nothing is done twice.
 * @throws Error when one of them cannot be satisfied any more; the caller's transaction ends with it
 */
export async function settleChallenges(
  tx: Transaction,
  direction: "in" | "out",
  challenges: readonly { id: string; stepId: string }[],
  now: Date,
): Promise<void> {
  if (challenges.length === 0) return;
  const ids = challenges.map(({ id }) => id);
  const { count } = await tx.paymentChallenge.updateMany({
    where: { id: { in: ids }, direction, state: { in: direction === "in" ? ["issued", "expired"] : ["sent"] } },
    data: { state: direction === "in" ? "matched" : "verified", settledAt: now, reason: null },
  });
  if (count !== new Set(ids).size) throw new Error("a challenge was settled that is over");
  await enqueueAll(
    tx,
    challenges.map(({ stepId }) => ({ topic: "organization.proof-given", key: stepId, payload: { stepId } })),
  );
}
