import "server-only";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { Person } from "@/lib/platform/db/generated/client";
import { conflict, DomainError, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { sameName } from "@/lib/standards/china-ids/person-name";
import { closeLostAttempts, currentAllowance, ownFlow } from "./attempts";
import { type Claim, provenClaim } from "./claim";
import { closeExpiredCodes } from "./close-expired-codes";
import { lockDocument } from "./document-index";
import { methods, type PersonMethod, type ReachedLevel } from "./methods";
import type { IdentityResult } from "./prove-identity.schema";
import { sealClaim } from "./step-secrets";
import { underWay } from "./step-states";

export type StepRequest = {
  actor: Actor;
  method: PersonMethod;
  /** What was typed and read; null: the document that is proven already. */
  claim: Claim | null;
  /** Added to the claim of somebody who is proven already. */
  extra?: Pick<Claim, "mobile" | "card">;
  provider: { id: string; sandbox: boolean };
  /** The level that is asked for. */
  required: ReachedLevel;
  now: Date;
  /** Called once it is certain that the question will be asked. */
  giveConsent: () => Promise<void>;
};

/** A step that was written down, and what it is about. */
export type OpenedStep = {
  person: Person;
  verificationId: string;
  stepId: string;
  claim: Claim;
};

/**
 * Writes down a step before anybody is asked. A step that waits for a person keeps its claim, encrypted.
 * @returns a result instead where there is nothing to ask: the level is reached, or another step is under way
 * @throws DomainError conflict `identity_already_proven` for another document; limited `identity_locked` with
 *   `retryAfter` seconds and `until`
 */
export async function openStep(tx: Transaction, request: StepRequest): Promise<IdentityResult | OpenedStep> {
  const { actor, method, provider, required, now, giveConsent } = request;
  const { level, kind } = methods[method];
  const person = await lockOwnPerson(tx, actor.accountId);
  const proven = provenClaim(person);
  const base = request.claim ?? proven;
  if (!base) throw invalid("name_empty", { field: "name" });
  if (proven) {
    const same = sameName(proven.name, base.name) && Buffer.compare(proven.documentIndex, base.documentIndex) === 0;
    if (!same) throw conflict("identity_already_proven");
    if (person.assurance >= level) return { outcome: "match", name: proven.name, sandbox: person.sandbox };
  }
  const claim: Claim = { ...(proven ?? base), ...request.extra };
  await closeLostAttempts(tx, person.id, now);
  await closeExpiredCodes(tx, person.id, now);
  const present = await tx.verificationStep.findFirst({
    where: { state: { in: underWay }, verification: ownFlow(person.id) },
    select: { id: true },
  });
  if (present) return { outcome: "checking" };

  await lockDocument(tx, claim.documentIndex);
  const { lockedUntil } = await currentAllowance(tx, person.id, claim.documentIndex, now);
  if (lockedUntil) throw locked(lockedUntil, now);
  await giveConsent();
  const flow = await openFlow(tx, person.id, { required, sandbox: provider.sandbox, now });
  const stepId = newId();
  await tx.verificationStep.create({
    data: {
      id: stepId,
      verificationId: flow,
      method,
      state: "asked",
      provider: provider.id,
      documentIndex: claim.documentIndex,
      ...(kind !== "elements" && { claimCipher: sealClaim(stepId, claim) }),
      createdAt: now,
    },
  });
  return { person, verificationId: flow, stepId, claim };
}

/** The flow that is open, asking for what is asked for now; or a new one. Output: its id. */
async function openFlow(
  tx: Transaction,
  personId: string,
  { required, sandbox, now }: { required: number; sandbox: boolean; now: Date },
): Promise<string> {
  const open = await tx.verification.findFirst({ where: { ...ownFlow(personId), state: "open" } });
  if (open) {
    await tx.verification.update({ where: { id: open.id }, data: { requiredLevel: required, sandbox } });
    return open.id;
  }
  const id = newId();
  await tx.verification.create({
    data: { id, personId, state: "open", requiredLevel: required, sandbox, createdAt: now },
  });
  return id;
}

function locked(until: Date, now: Date): DomainError {
  const retryAfter = Math.ceil((until.getTime() - now.getTime()) / 1000);
  const hours = Math.ceil(retryAfter / 3600);
  return new DomainError("limited", "identity_locked", { retryAfter, hours, until: until.toISOString() });
}
