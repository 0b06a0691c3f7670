import "server-only";
import { readReason } from "@/lib/domain/administration/act-data";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireOthersMoney } from "@/lib/domain/administration/own-organizations";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import { requireDecider } from "@/lib/domain/administration/two-people";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { isWaiting, lockChallenge } from "./challenge-row";
import { mayBeProposed } from "./reasons";
import { settleChallenges } from "./settle";
import { lockAccountOf, lockTransaction } from "./transaction-row";

/**
 * Confirms what another administrator proposed: the payment satisfies the challenge, for ever. What was to go back of it
 * stays. Confirmed twice, it is done once.
 * @throws DomainError not_found; forbidden `payment_own`; conflict `proposal_over`, `payment_decided`, `challenge_over`; as
 *   `requireDecider`
 */
export async function confirmMatch(
  actor: Actor,
  { proposalId }: { proposalId: string },
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const { transactionId, challengeId } = await findProposal(proposalId);
  await transaction(async (tx) => {
    await lockAccountOf(tx, transactionId);
    const challenge = await lockChallenge(tx, challengeId);
    const payment = await lockTransaction(tx, transactionId);
    const proposal = await tx.matchProposal.findUniqueOrThrow({ where: { id: proposalId } });
    if (proposal.state === "approved") return;
    if (proposal.state !== "proposed") throw conflict("proposal_over");
    await requireDecider(tx, administrator, [proposal.proposedById]);
    if (!mayBeProposed(payment.state)) throw conflict("payment_decided");
    if (!challenge || !["issued", "expired"].includes(challenge.state) || !isWaiting(challenge.step))
      throw conflict("challenge_over");
    await requireOthersMoney(tx, administrator, [challenge.organizationId]);
    await decide(tx, proposalId, "approved", administrator.id, now);
    await tx.refund.deleteMany({ where: { transactionId, state: "due" } });
    await tx.bankTransaction.update({
      where: { id: transactionId },
      data: { state: "matched", challengeId, matchedBy: "people", nearestChallengeId: null },
    });
    await settleChallenges(tx, "in", [{ id: challengeId, stepId: challenge.stepId }], now);
    await recordAct(tx, administrator, {
      action: "bank_match.confirmed",
      subjectKind: "bank_transaction",
      subjectId: transactionId,
      data: { proposal: proposalId, challenge: challengeId },
    });
  });
}

/** The proposer takes a proposal back. @throws DomainError not_found for another's; conflict `proposal_over` */
export async function withdrawProposal(
  actor: Actor,
  { proposalId }: { proposalId: string },
  now = new Date(),
): Promise<void> {
  await refuse(actor, proposalId, "withdrawn", undefined, now);
}

/** Another administrator says no. @throws DomainError not_found; forbidden; conflict `proposal_over`; invalid `reason_…` */
export async function rejectProposal(
  actor: Actor,
  { proposalId, reason }: { proposalId: string; reason: string },
  now = new Date(),
): Promise<void> {
  await refuse(actor, proposalId, "rejected", readReason(reason), now);
}

async function refuse(
  actor: Actor,
  proposalId: string,
  deed: "withdrawn" | "rejected",
  reason: string | undefined,
  now: Date,
): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const { transactionId } = await findProposal(proposalId);
  await transaction(async (tx) => {
    await lockTransaction(tx, transactionId);
    const proposal = await tx.matchProposal.findUniqueOrThrow({ where: { id: proposalId } });
    const own = proposal.proposedById === administrator.id;
    if (deed === "withdrawn" && !own) throw notFound();
    if (deed === "rejected" && own) throw forbidden("needs_another_administrator");
    if (proposal.state === "rejected") return;
    if (proposal.state !== "proposed") throw conflict("proposal_over");
    if (deed === "rejected") await requireDecider(tx, administrator);
    await decide(tx, proposalId, "rejected", administrator.id, now);
    await recordAct(tx, administrator, {
      action: deed === "withdrawn" ? "bank_match.withdrawn" : "bank_match.rejected",
      subjectKind: "bank_transaction",
      subjectId: transactionId,
      data: { proposal: proposalId },
      ...(reason !== undefined && { reason }),
    });
  });
}

async function findProposal(id: string) {
  const found = isId(id) ? await db().matchProposal.findUnique({ where: { id } }) : null;
  if (!found) throw notFound();
  return found;
}

const decide = (tx: Transaction, id: string, state: "approved" | "rejected", decidedById: string, now: Date) =>
  tx.matchProposal.update({ where: { id }, data: { state, decidedById, decidedAt: now } });
