import "server-only";
import { answerStep } from "@/lib/domain/organizations/answer-step";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { type ChallengeRow, isWaiting, lockChallenge } from "./challenge-row";
import { isOpen } from "./challenge-states";
import { statementGraceMs } from "./terms";

/** When the step of a challenge that ran out is over too: payments to us are heard of days after they were booked. */
export const stepEndsAt = ({ direction, expiresAt }: { direction: string; expiresAt: Date }): Date =>
  direction === "in" ? new Date(expiresAt.getTime() + statementGraceMs) : expiresAt;

/**
 * The handler of `payment.expire`, due at a challenge's end and, for payments to us, once more when nothing can be heard
 * of in time any more: the step is answered then. Done twice, too early, or on a challenge that ended otherwise, it
 * changes nothing.
 */
export async function expireChallenge(
  { challengeId = "" }: Record<string, string>,
  _context?: unknown,
  now = new Date(),
): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await lockChallenge(tx, challengeId);
    if (!challenge || challenge.expiresAt > now) return;
    if (isOpen(challenge.state)) await expire(tx, challenge, now);
    else if (challenge.state !== "expired") return;
    if (!isWaiting(challenge.step)) return;
    const until = stepEndsAt(challenge);
    if (until <= now) await answerStep(tx, challenge.stepId, { outcome: "expired", billed: false }, now);
    else
      await enqueue(tx, {
        topic: "payment.expire",
        key: `${challenge.id}:step`,
        payload: { challengeId: challenge.id },
        availableAt: until,
      });
  });
}

async function expire(tx: Transaction, { id }: ChallengeRow, now: Date): Promise<void> {
  await tx.paymentChallenge.update({ where: { id }, data: { state: "expired", settledAt: now } });
  await tx.payout.updateMany({
    where: { challengeId: id, state: "requested" },
    data: { state: "failed", failure: "expired" },
  });
}
