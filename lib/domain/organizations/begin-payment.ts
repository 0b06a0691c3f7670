import "server-only";
import { issueChallenge } from "@/lib/domain/bank-payments/issue-challenge";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { beginStep, lockOwnFlow, proofsOf } from "./flow-row";
import type { OrganizationInput } from "./organization.schema";

type Deps = { now?: () => Date };

/**
 * The organization is to pay us: begins the proof and asks for the payment. The step waits for it; when it has come, the
 * task `organization.proof-given` answers it.
 * @throws DomainError not_found; conflict `flow_moved_on`, `proof_not_offered`, `too_many_open_payments`; unavailable
 *   `no_receiving_account`
 */
export async function beginPaymentIn(
  actor: Actor,
  { organizationId }: OrganizationInput,
  { now = () => new Date() }: Deps = {},
): Promise<void> {
  await transaction(async (tx) => {
    const { stepId, name } = await beginPaymentStep(tx, actor, organizationId, "payment_in", now());
    await issueChallenge(tx, { stepId, organizationId, payerName: name }, now());
  });
}

/** A step of one of the payments, which waits from the beginning. Output: it, and the name that the account must have. */
export async function beginPaymentStep(
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
