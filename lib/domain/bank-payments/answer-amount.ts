import "server-only";
import { answerStep } from "@/lib/domain/organizations/answer-step";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { type ChallengeRow, isWaiting } from "./challenge-row";
import { lockOwnChallenge } from "./own-challenge";
import type { AmountAnswer, AmountInput } from "./payment.schema";
import { settleChallenges } from "./settle";
import { wrongAnswersAllowed } from "./terms";

/**
 * Takes the amount that arrived on the organization's account. The right one proves the account and answers the step in
 * the same transaction. The third wrong one locks the payment for good, and another has to be asked for. Answers that
 * come at once are taken one after the other; asked again after the end, it says how it ended.
 * @throws DomainError not_found; conflict `payment_over`, `payment_not_sent` while the bank has not been told of it
 */
export async function answerAmount(
  actor: Actor,
  { organizationId, amountCents }: AmountInput,
  now = new Date(),
): Promise<AmountAnswer> {
  return transaction(async (tx) => {
    const challenge = await lockOwnChallenge(tx, actor, organizationId, "out");
    if (challenge.state === "verified") return { outcome: "verified" };
    if (challenge.state === "locked") return { outcome: "locked" };
    requireAnswerable(challenge, now);
    return amountCents === challenge.amountCents ? right(tx, challenge, now) : wrong(tx, challenge, now);
  });
}

function requireAnswerable({ state, payout, step, expiresAt }: ChallengeRow, now: Date): void {
  if ((state !== "sent" && state !== "requested") || !isWaiting(step) || expiresAt <= now)
    throw conflict("payment_over");
  if (state === "requested" && payout?.state !== "ordered") throw conflict("payment_not_sent");
}

async function right(tx: Transaction, challenge: ChallengeRow, now: Date): Promise<AmountAnswer> {
  const { id, stepId } = challenge;
  if (challenge.state === "requested") {
    // It has arrived before anybody here has heard from our bank that it is out.
    await tx.payout.updateMany({ where: { challengeId: id, state: "ordered" }, data: { state: "sent", sentAt: now } });
    await tx.paymentChallenge.update({ where: { id }, data: { state: "sent" } });
  }
  await settleChallenges(tx, "out", [{ id, stepId }], now);
  await answerStep(tx, stepId, { outcome: "match", billed: false }, now);
  return { outcome: "verified" };
}

async function wrong(tx: Transaction, challenge: ChallengeRow, now: Date): Promise<AmountAnswer> {
  const wrongAnswers = challenge.wrongAnswers + 1;
  const locked = wrongAnswers >= wrongAnswersAllowed;
  await tx.paymentChallenge.update({
    where: { id: challenge.id },
    data: { wrongAnswers, ...(locked && { state: "locked", settledAt: now, reason: "wrong_amount" }) },
  });
  if (!locked) return { outcome: "wrong", left: wrongAnswersAllowed - wrongAnswers };
  await answerStep(tx, challenge.stepId, { outcome: "mismatch", detail: "amount", billed: false }, now);
  return { outcome: "locked" };
}
