import "server-only";
import { cancelChallenge } from "@/lib/domain/bank-payments/cancel-challenge";
import { issueChallenge } from "@/lib/domain/bank-payments/issue-challenge";
import type { PayoutInput } from "@/lib/domain/bank-payments/payment.schema";
import { requestPayout } from "@/lib/domain/bank-payments/request-payout";
import { openFundingAccount } from "@/lib/domain/bank-payments/stripe/open-funding-account";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { answerStep } from "./answer-step";
import { beginStep, isUnderWay, lockOwnFlow, proofsOf, readOwnFlow } from "./flow-row";
import type { OrganizationInput } from "./organization.schema";

type Deps = { now?: () => Date };

/**
 * The organization is to pay us: begins the proof and asks for the payment. The step waits for it; when it has come, the
 * task `organization.proof-given` answers it.
 * @throws DomainError not_found; conflict `flow_moved_on`, `proof_not_offered`, `too_many_open_payments`; unavailable
 *   `no_receiving_account`, `stripe_unavailable`
 */
export async function beginPaymentIn(
  actor: Actor,
  { organizationId }: OrganizationInput,
  { now = () => new Date() }: Deps = {},
): Promise<void> {
  const flow = await readOwnFlow(actor, organizationId);
  if (flow.phase !== "authority") throw conflict("flow_moved_on");
  if (!proofsOf(flow).includes("payment_in")) throw conflict("proof_not_offered");
  const account = await openFundingAccount({ organizationId, name: flow.organization.name }, now());
  await transaction((tx) => askForPayment(tx, actor, organizationId, account, now()));
}

/**
 * The same once more, where the time to pay has run out: the step until now ends with it, whatever still comes for it.
 * @throws DomainError as `beginPaymentIn`; conflict `flow_moved_on` also while the time still runs
 */
export async function beginPaymentInAnew(
  actor: Actor,
  { organizationId }: OrganizationInput,
  { now = () => new Date() }: Deps = {},
): Promise<void> {
  const { phase, organization } = await readOwnFlow(actor, organizationId);
  if (phase !== "proof") throw conflict("flow_moved_on");
  const account = await openFundingAccount({ organizationId, name: organization.name }, now());
  await transaction(async (tx) => {
    const flow = await lockOwnFlow(tx, actor, organizationId, ["proof"], now());
    const step = flow.steps.find(isUnderWay);
    const over = step && { stepId: step.id, direction: "in", expiresAt: { lte: now() } };
    if (!over || (await tx.paymentChallenge.count({ where: over })) === 0) throw conflict("flow_moved_on");
    if (!(await cancelChallenge(tx, step.id, now()))) throw conflict("flow_moved_on");
    await answerStep(tx, step.id, { outcome: "expired", billed: false }, now());
    await askForPayment(tx, actor, organizationId, account, now());
  });
}

/** @param account one opened for this payment alone; undefined: the one of the configuration */
async function askForPayment(
  tx: Transaction,
  actor: Actor,
  organizationId: string,
  account: string | undefined,
  now: Date,
): Promise<void> {
  const { stepId, name } = await beginPaymentStep(tx, actor, organizationId, "payment_in", now);
  const place = account === undefined ? {} : { receivingAccountId: account };
  await issueChallenge(tx, { stepId, organizationId, payerName: name, ...place }, now);
}

/**
 * We are to pay the organization, at the account that it names: the account's own name is the verified one, which
 * nobody types. The step waits for the amount.
 * @throws DomainError not_found; conflict `flow_moved_on`, `proof_not_offered`; and as `requestPayout`
 */
export async function beginPaymentOut(
  actor: Actor,
  { organizationId, account, cnaps }: PayoutInput,
  { now = () => new Date() }: Deps = {},
): Promise<void> {
  await transaction(async (tx) => {
    const { stepId, name } = await beginPaymentStep(tx, actor, organizationId, "payment_out", now());
    await requestPayout(tx, { stepId, organizationId, payeeName: name, account, cnaps }, now());
  });
}

/** A step of one of the payments, which waits from the beginning. Output: it, and the name that the account must have. */
async function beginPaymentStep(
  tx: Transaction,
  actor: Actor,
  organizationId: string,
  method: "payment_in" | "payment_out",
  now: Date,
): Promise<{ stepId: string; name: string }> {
  const flow = await lockOwnFlow(tx, actor, organizationId, ["authority"], now);
  if (!proofsOf(flow).includes(method)) throw conflict("proof_not_offered");
  const stepId = await beginStep(tx, flow, { method, provider: "bank", now, state: "waiting" });
  return { stepId, name: flow.organization.name };
}
