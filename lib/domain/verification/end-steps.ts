import "server-only";
import { withdrawReview } from "@/lib/domain/administration/open-review";
import type { Transaction } from "@/lib/platform/db/client";
import { forgotten, ownFlow } from "./attempts";
import type { PersonMethod } from "./methods";
import type { Outcome } from "./provider-types";
import { underWay } from "./step-states";

/**
 * Ends steps of a person's own flows that are still under way, without an answer about her: what was typed is
 * forgotten, papers are taken back, and an answer that still comes finds the step answered and changes nothing. Papers
 * that are decided already are not taken back: the decision is on its way.
 * @param which methods to end, all unless given; and only steps begun before a time, where one is given
 * @returns how many were ended
 */
export async function endOwnSteps(
  tx: Transaction,
  personId: string,
  outcome: Extract<Outcome, "cancelled" | "expired">,
  now: Date,
  which: { methods?: readonly PersonMethod[]; before?: Date } = {},
): Promise<number> {
  const steps = await tx.verificationStep.findMany({
    where: {
      state: { in: underWay },
      verification: ownFlow(personId),
      ...(which.methods && { method: { in: [...which.methods] } }),
      ...(which.before && { createdAt: { lt: which.before } }),
    },
    select: { id: true, review: { select: { id: true } } },
  });
  let ended = 0;
  for (const { id, review } of steps) {
    if (review && !(await withdrawReview(tx, id, now))) continue;
    const { count } = await tx.verificationStep.updateMany({
      where: { id, state: { in: underWay } },
      data: { ...forgotten, state: "answered", outcome, answeredAt: now },
    });
    ended += count;
  }
  return ended;
}
