import "server-only";
import { answerStep } from "@/lib/domain/organizations/answer-step";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { type ChallengeRow, isWaiting, lockChallenge } from "./challenge-row";
import { isOpen } from "./challenge-states";
import type { PayoutFailure } from "./payout-order";

/**
 * Ends a payout that did not arrive, with its challenge and its step: the account was wrong, which says nothing about
 * anybody, and another one can be given. One that was proven meanwhile stays proven. The challenge is locked.
 */
export async function failPayout(
  tx: Transaction,
  { id, stepId, state, payout, step }: ChallengeRow,
  failure: PayoutFailure,
  now: Date,
): Promise<void> {
  if (payout && payout.state !== "failed")
    await tx.payout.update({ where: { id: payout.id }, data: { state: "failed", failure } });
  if (!isOpen(state)) return;
  await tx.paymentChallenge.update({ where: { id }, data: { state: "failed", settledAt: now, reason: failure } });
  if (isWaiting(step))
    await answerStep(tx, stepId, { outcome: "invalid_input", detail: "account", billed: false }, now);
}

/** The handler of `payout.returned`: the bank credited us what we had sent. Done twice, it changes nothing. */
export async function payoutReturned(
  { challengeId = "" }: Record<string, string>,
  _context?: unknown,
  now = new Date(),
): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await lockChallenge(tx, challengeId);
    if (challenge) await failPayout(tx, challenge, "returned", now);
  });
}
