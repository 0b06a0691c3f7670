import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import type { AuthorityProof } from "@/lib/platform/organization-settings";
import { maskPersonName } from "@/lib/standards/china-ids/masks";
import { currentAllowance } from "./attempts";
import { type Flow, isUnderWay, numberOf, operatorRepresents, proofsOf, readOwnFlow } from "./flow-row";
import type { Phase, Purpose } from "./flow-states";
import type { OrganizationKind, RegisterState } from "./register-states";

/** A step that was answered otherwise than with a match, as the page tells it. */
export type LastStep = {
  method: string;
  outcome: string;
  detail: string | null;
  /** What an administrator or the representative wrote. */
  words: string | null;
};

/** A letter of authorization that waits for its signature. */
export type PendingLetter = {
  contractId: string;
  email: string;
  opened: boolean;
  sent: boolean;
  until: Date | null;
};

/** Where a flow stands; what its page shows on every return. */
export type FlowStanding = {
  id: string;
  purpose: Purpose;
  phase: Phase;
  sandbox: boolean;
  operator: {
    name: string;
    /** Her name is proven as surely as it has to be of whoever speaks as the legal representative. */
    mayRepresent: boolean;
  };
  organization: {
    id: string;
    kind: OrganizationKind;
    name: string;
    number: string;
    /** Masked until the register has confirmed that the operator knows it. */
    legalRepresentative: string | null;
    address: string | null;
    establishedOn: Date | null;
    /** Null for one that the register does not know. */
    registerState: RegisterState | null;
  };
  /** How the register was passed: so many elements, or by papers; null while it is not. */
  registerDone: { elements: number | null } | null;
  underWay: { stepId: string; method: string; since: Date; letter: PendingLetter | null } | null;
  /** The authority that is proven, the newest last. */
  proven: AuthorityProof[];
  offered: AuthorityProof[];
  last: LastStep | null;
  attemptsLeft: number;
  lockedUntil: Date | null;
};

/** @throws DomainError not_found for somebody else's flow */
export async function flowStanding(actor: Actor, organizationId: string, now = new Date()): Promise<FlowStanding> {
  const flow = await readOwnFlow(actor, organizationId);
  const { organization, person, steps } = flow;
  const register = steps.find(({ method, outcome }) => method === "register" && outcome === "match");
  const number = numberOf(organization);
  const { left, lockedUntil } = await currentAllowance(db(), person.id, number, now);
  const known = register || operatorRepresents(flow) || organization.registerState === null;
  return {
    id: flow.id,
    purpose: flow.purpose,
    phase: flow.phase,
    sandbox: flow.sandbox,
    operator: { name: person.name ?? "", mayRepresent: person.assurance >= env().REPRESENTATIVE_LEVEL },
    organization: {
      id: organization.id,
      kind: organization.kind as OrganizationKind,
      name: organization.name,
      number,
      legalRepresentative:
        organization.legalRepresentative &&
        (known ? organization.legalRepresentative : maskPersonName(organization.legalRepresentative)),
      address: organization.registeredAddress,
      establishedOn: organization.establishedOn,
      registerState: organization.registerState as RegisterState | null,
    },
    registerDone: register ? { elements: elementsOf(register.detail) } : null,
    underWay: await underWayOf(flow),
    proven: steps.flatMap(({ method, outcome }) =>
      method !== "register" && outcome === "match" ? [method as AuthorityProof] : [],
    ),
    offered: flow.phase === "authority" ? proofsOf(flow) : [],
    last: await lastOf(flow),
    attemptsLeft: left,
    lockedUntil,
  };
}

/** How many elements a matching comparison had; null where papers stood for the register. */
export function elementsOf(detail: string | null): number | null {
  const count = /^elements_([234])$/.exec(detail ?? "")?.[1];
  return count === undefined ? null : Number(count);
}

async function underWayOf(flow: Flow): Promise<FlowStanding["underWay"]> {
  const step = flow.state === "open" ? flow.steps.find(isUnderWay) : undefined;
  if (!step) return null;
  const letter = step.contractId ? await letterOf(step.contractId) : null;
  return { stepId: step.id, method: step.method, since: step.createdAt, letter };
}

async function letterOf(contractId: string): Promise<PendingLetter | null> {
  const contract = await db().contract.findUnique({ where: { id: contractId }, include: { participants: true } });
  const [participant] = contract?.participants ?? [];
  if (!contract || !participant) return null;
  return {
    contractId,
    email: participant.email,
    opened: participant.openedAt !== null,
    sent: contract.state !== "sending" && contract.state !== "draft",
    until: contract.expiresAt,
  };
}

/** The newest answered step, when it was no match. */
async function lastOf({ steps }: Flow): Promise<LastStep | null> {
  const step = steps.filter(({ state }) => state === "answered").at(-1);
  if (!step || step.outcome === null || step.outcome === "match") return null;
  const more = await db().verificationStep.findUnique({
    where: { id: step.id },
    select: {
      review: { select: { reason: true } },
      contract: { select: { participants: { select: { declineReason: true } } } },
      challenge: { select: { state: true, reason: true } },
    },
  });
  const { method, outcome, detail } = step;
  const words =
    more?.review?.reason ?? more?.contract?.participants[0]?.declineReason ?? more?.challenge?.reason ?? null;
  return { method, outcome, detail, words };
}
