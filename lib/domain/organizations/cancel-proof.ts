import "server-only";
import { withdrawReview } from "@/lib/domain/administration/open-review";
import { cancelChallenge } from "@/lib/domain/bank-payments/cancel-challenge";
import { withdrawContract } from "@/lib/domain/contracts/endings/withdraw-contract";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { answerStep } from "./answer-step";
import { endOpenFlow } from "./end-open-flow";
import { isUnderWay, lockOwnFlow, readOwnFlow } from "./flow-row";
import type { OrganizationInput } from "./organization.schema";

type Deps = { now?: () => Date };

/**
 * The operator wants to go another way: what waits is over, and says nothing about anybody. Papers that were decided and
 * letters that were signed are not taken back: their answer is on its way.
 * @throws DomainError not_found; conflict `flow_moved_on`; forbidden `not_in_this_state`
 */
export async function cancelProof(
  actor: Actor,
  { organizationId }: OrganizationInput,
  { now = () => new Date() }: Deps = {},
): Promise<void> {
  await withdrawLetter(actor, organizationId);
  await transaction(async (tx) => {
    const flow = await lockOwnFlow(tx, actor, organizationId, ["licence", "proof", "authority", "register"], now());
    const step = flow.steps.find(isUnderWay);
    if (step?.state !== "waiting" || !(await isUndecided(tx, step.id, now()))) return;
    await answerStep(tx, step.id, { outcome: "cancelled", detail: "withdrawn" }, now());
  });
}

/** Gives the whole flow up. @throws DomainError as `cancelProof` */
export async function giveUp(
  actor: Actor,
  { organizationId }: OrganizationInput,
  { now = () => new Date() }: Deps = {},
): Promise<void> {
  await withdrawLetter(actor, organizationId);
  await transaction(async (tx) => {
    await lockOwnFlow(tx, actor, organizationId, ["register", "asked", "licence", "authority", "proof"], now());
    await endOpenFlow(tx, organizationId, now());
  });
}

/** A letter that is out is taken back; one that has ended is left as it is. */
async function withdrawLetter(actor: Actor, organizationId: string): Promise<void> {
  const flow = await readOwnFlow(actor, organizationId);
  const step = flow.steps.find(isUnderWay);
  if (!step?.contractId) return;
  const contract = await db().contract.findUnique({ where: { id: step.contractId }, select: { state: true } });
  if (contract?.state === "out" || contract?.state === "sending")
    await withdrawContract(actor, { contractId: step.contractId });
}

/** Takes back what waits for somebody else. False when that somebody has answered already. */
async function isUndecided(tx: Transaction, stepId: string, now: Date): Promise<boolean> {
  const step = await tx.verificationStep.findUniqueOrThrow({
    where: { id: stepId },
    include: { review: { select: { state: true } }, contract: { select: { state: true } } },
  });
  if (step.contract?.state === "completed") return false;
  if (step.review && step.review.state !== "waiting") return false;
  if (step.review) await withdrawReview(tx, stepId, now);
  return cancelChallenge(tx, stepId, now);
}
