import "server-only";
import { readReason } from "@/lib/domain/administration/act-data";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireOthersMoney } from "@/lib/domain/administration/own-organizations";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import { requireDecider } from "@/lib/domain/administration/two-people";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/platform/ids";
import { isWaiting } from "./challenge-row";
import { mayBeProposed } from "./reasons";
import { lockTransaction } from "./transaction-row";

export type ProposalInput = { transactionId: string; challengeId: string; reason: string };

/**
 * Proposes that a payment was meant for a challenge. Nothing comes of it until another administrator confirms.
 * @returns the proposal's id
 * @throws DomainError not_found; conflict `payment_decided`, `match_proposed_already`, `challenge_over`; invalid
 *   `reason_…`; forbidden `payment_own`, `office_name_needed`
 */
export async function proposeMatch(actor: Actor, input: ProposalInput, now = new Date()): Promise<string> {
  const administrator = await requireAdministrator(actor, "finance");
  const reason = readReason(input.reason);
  const { transactionId, challengeId } = input;
  if (!isId(challengeId)) throw notFound();
  return transaction(async (tx) => {
    await requireDecider(tx, administrator);
    const payment = await lockTransaction(tx, transactionId);
    if (!mayBeProposed(payment.state)) throw conflict("payment_decided");
    if ((await tx.matchProposal.count({ where: { transactionId, state: "proposed" } })) > 0)
      throw conflict("match_proposed_already");
    const challenge = await tx.paymentChallenge.findUnique({ where: { id: challengeId }, include: { step: true } });
    if (challenge?.direction !== "in") throw notFound();
    if (!["issued", "expired"].includes(challenge.state) || !isWaiting(challenge.step))
      throw conflict("challenge_over");
    await requireOthersMoney(tx, administrator, [challenge.organizationId]);
    const id = newId(now.getTime());
    await tx.matchProposal.create({
      data: {
        id,
        transactionId,
        challengeId,
        state: "proposed",
        reason,
        proposedById: administrator.id,
        createdAt: now,
      },
    });
    await recordAct(tx, administrator, {
      action: "bank_match.proposed",
      subjectKind: "bank_transaction",
      subjectId: transactionId,
      reason,
      data: { proposal: id, challenge: challengeId },
    });
    return id;
  });
}
