import "server-only";
import { lockOrganization } from "@/lib/domain/organizations/flow-row";
import { underWay } from "@/lib/domain/verification/step-states";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";

const withAll = { step: true, payout: true, organization: true } as const;
export type ChallengeRow = NonNullable<Awaited<ReturnType<typeof findChallenge>>>;

const findChallenge = (tx: Transaction, id: string) =>
  tx.paymentChallenge.findUnique({ where: { id }, include: withAll });

/**
 * A challenge, locked until the transaction ends, after its organization: whoever locks both does it in this order.
 * Null when it does not exist.
 */
export async function lockChallenge(tx: Transaction, id: string): Promise<ChallengeRow | null> {
  const found = await tx.paymentChallenge.findUnique({ where: { id }, select: { organizationId: true } });
  if (!found) return null;
  await lockOrganization(tx, found.organizationId);
  await tx.$queryRaw`SELECT id FROM payment_challenge WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findChallenge(tx, id);
}

/**
 * Makes sure that a step may get a challenge: it is of this organization's open flow, of this method, and under way.
 * Locks the organization.
 * @throws DomainError conflict `flow_moved_on`
 */
export async function requireOpenStep(
  tx: Transaction,
  { stepId, organizationId }: { stepId: string; organizationId: string },
  method: "payment_in" | "payment_out",
) {
  await lockOrganization(tx, organizationId);
  const step = await tx.verificationStep.findFirst({
    where: { id: stepId, method, state: { in: underWay }, verification: { organizationId, state: "open" } },
    include: { verification: { include: { organization: true } }, challenge: true },
  });
  const organization = step?.verification.organization;
  if (!step || !organization) throw conflict("flow_moved_on");
  return { step, organization, existing: step.challenge };
}

/** Whether a step still waits for a proof. */
export const isWaiting = (step: { state: string }): boolean => (underWay as string[]).includes(step.state);
