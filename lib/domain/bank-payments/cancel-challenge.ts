import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { lockChallenge } from "./challenge-row";
import { isOpen, isProven, openStates } from "./challenge-states";

/**
 * Gives a step's challenge up, so that the operator can go another way. The caller answers the step.
 * @returns false when the challenge has been satisfied meanwhile: its answer is on its way, and nothing is given up
 */
export async function cancelChallenge(tx: Transaction, stepId: string, now: Date): Promise<boolean> {
  const found = await tx.paymentChallenge.findUnique({ where: { stepId }, select: { id: true } });
  const challenge = found && (await lockChallenge(tx, found.id));
  if (!challenge) return true;
  if (isProven(challenge.state)) return false;
  if (isOpen(challenge.state)) await end(tx, challenge.id, now);
  return true;
}

/** Gives up whatever challenge of an organization is open; its row is locked. */
export async function cancelOpenChallenges(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  const open = await tx.paymentChallenge.findMany({
    where: { organizationId, state: { in: [...openStates] } },
    select: { id: true },
  });
  for (const { id } of open) {
    await tx.$queryRaw`SELECT id FROM payment_challenge WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    await end(tx, id, now);
  }
}

async function end(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.paymentChallenge.updateMany({
    where: { id, state: { in: [...openStates] } },
    data: { state: "cancelled", settledAt: now },
  });
  // What no bank has been told yet is not paid any more.
  await tx.payout.updateMany({
    where: { challengeId: id, state: "requested" },
    data: { state: "failed", failure: "cancelled" },
  });
}
