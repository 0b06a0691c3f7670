import "server-only";
import { lostAfterMs } from "@/lib/domain/verification/attempt-rules";
import { forgotten } from "@/lib/domain/verification/attempts";
import { underWay } from "@/lib/domain/verification/step-states";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/platform/ids";
import { encrypt } from "@/lib/platform/secrets/envelope";
import { sameName } from "@/lib/standards/china-ids/person-name";
import { offeredProofs, type Phase, type ProofPolicy, type Purpose, phaseOf } from "./flow-states";

export const proofPolicy = (): ProofPolicy => ({
  offered: env().ORGANIZATION_PROOFS.filter((proof) => proof !== "payment_out" || env().PAYMENT.payout !== "none"),
  paymentNeedsLetter: env().PAYMENT_NEEDS_LETTER,
});

const withAll = {
  organization: true,
  person: true,
  steps: { orderBy: { createdAt: "asc" as const } },
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof newestFlow>>>;
export type Flow = Omit<Row, "organization" | "purpose"> & {
  organization: NonNullable<Row["organization"]>;
  purpose: Purpose;
  phase: Phase;
};

/** Whoever changes anything about an organization or its flows stands in line here; held until the transaction ends. */
export async function lockOrganization(tx: Transaction, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
}

/** The newest flow of an operator for an organization: the one that is open, or else the last. */
function newestFlow(tx: Transaction, accountId: string, organizationId: string) {
  return tx.verification.findFirst({
    where: { organizationId, person: { accountId } },
    orderBy: [{ finishedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
    include: withAll,
  });
}

/** A new operator's flow that has passed: it is the verified organization's now, under whose number it began. */
async function movedFlow(tx: Transaction, accountId: string, organizationId: string) {
  const left = await tx.organization.findUnique({ where: { id: organizationId, state: "unverified" } });
  if (!left) return null;
  const { creditCode, registrationNumber } = left;
  const same = creditCode === null ? { registrationNumber } : { creditCode };
  return tx.verification.findFirst({
    where: {
      purpose: "operator",
      state: "passed",
      person: { accountId },
      organization: { ...same, state: { notIn: ["unverified", "closed"] } },
    },
    orderBy: { finishedAt: "desc" },
    include: withAll,
  });
}

function asFlow(row: Row | null): Flow {
  if (!row?.organization) throw notFound();
  const purpose = row.purpose as Purpose;
  return { ...row, organization: row.organization, purpose, phase: phaseOf({ ...row, purpose }) };
}

/**
 * The actor's own flow for an organization, as it stands; its organization is another one where the flow of a new operator
 * has passed. @throws DomainError not_found for somebody else's
 */
export async function readOwnFlow(actor: Actor, organizationId: string, tx: Transaction = db()): Promise<Flow> {
  if (!isId(organizationId)) throw notFound();
  const { accountId } = actor;
  return asFlow((await newestFlow(tx, accountId, organizationId)) ?? (await movedFlow(tx, accountId, organizationId)));
}

/**
 * The same, locked, for a change that is possible in some phases only.
 * @throws DomainError conflict `flow_moved_on` in any other phase
 */
export async function lockOwnFlow(
  tx: Transaction,
  actor: Actor,
  organizationId: string,
  expected: readonly Phase[],
  now = new Date(),
): Promise<Flow> {
  if (!isId(organizationId)) throw notFound();
  await lockOrganization(tx, organizationId);
  await closeLostSteps(tx, organizationId, now);
  const flow = await readOwnFlow(actor, organizationId, tx);
  if (!expected.includes(flow.phase)) throw conflict("flow_moved_on");
  return flow;
}

/** A flow by one of its steps, locked; null when there is none of an organization. */
export async function lockFlowOfStep(tx: Transaction, stepId: string): Promise<Flow | null> {
  const where = { steps: { some: { id: stepId } }, organizationId: { not: null } };
  const found = await tx.verification.findFirst({ where, select: { organizationId: true } });
  if (!found?.organizationId) return null;
  await lockOrganization(tx, found.organizationId);
  return asFlow(await tx.verification.findFirst({ where, include: withAll }));
}

/** Steps whose asking process died are answered for it: nobody was heard. */
export async function closeLostSteps(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  await tx.verificationStep.updateMany({
    where: {
      state: "asked",
      createdAt: { lt: new Date(now.getTime() - lostAfterMs) },
      verification: { organizationId },
    },
    data: { ...forgotten, state: "answered", outcome: "upstream_error", billed: null, answeredAt: now },
  });
}

/** Whether the operator's proven name is the legal representative's. */
export const operatorRepresents = ({ person, organization }: Flow): boolean =>
  person.name !== null &&
  organization.legalRepresentative !== null &&
  sameName(person.name, organization.legalRepresentative);

/** The proofs that the operator may choose among. */
export const proofsOf = (flow: Flow) =>
  offeredProofs({
    ...proofPolicy(),
    purpose: flow.purpose,
    steps: flow.steps,
    operatorRepresents: operatorRepresents(flow),
    representativeKnown: flow.organization.legalRepresentative !== null,
  });

/** The number under which an organization is registered. */
export const numberOf = (organization: { creditCode: string | null; registrationNumber: string | null }): string => {
  const number = organization.creditCode ?? organization.registrationNumber;
  if (number === null) throw new Error("an organization has no number");
  return number;
};

type NewStep = {
  method: string;
  provider: string;
  now: Date;
  state?: "asked" | "waiting";
  /** What administrators see beside the papers, or what is needed until the answer comes. */
  claim?: Record<string, string>;
  expiresAt?: Date;
};

/** Writes down a step of a flow that has none under way. Output: its id. */
export async function beginStep(tx: Transaction, flow: { id: string }, step: NewStep): Promise<string> {
  const id = newId();
  await tx.verificationStep.create({
    data: {
      id,
      verificationId: flow.id,
      method: step.method,
      state: step.state ?? "asked",
      provider: step.provider,
      createdAt: step.now,
      expiresAt: step.expiresAt ?? null,
      ...(step.claim && { claimCipher: sealClaim(id, step.claim) }),
    },
  });
  return id;
}

/** What a step keeps, encrypted, until it is answered. */
export const sealClaim = (stepId: string, claim: Record<string, string>): Uint8Array<ArrayBuffer> =>
  encrypt(JSON.stringify(claim), { table: "verification_step", column: "claimCipher", row: stepId });

export const isUnderWay = (step: { state: string }): boolean => (underWay as string[]).includes(step.state);
