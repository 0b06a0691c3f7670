import "server-only";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { requireMember } from "./access";
import { answerStep, type ConfirmedFacts } from "./answer-step";
import { askRegister } from "./ask-register";
import { currentAllowance, requireAllowance } from "./attempts";
import { asResult, type CheckDeps, readRepresentative, stepAnswer } from "./check-register";
import { endOpenFlow } from "./end-open-flow";
import { beginStep, closeLostSteps, numberOf } from "./flow-row";
import type { Purpose } from "./flow-states";
import type { ChangeRepresentativeInput, CheckResult } from "./organization.schema";
import type { BusinessRegister, RegisterClaim } from "./register-provider";
import { businessRegister } from "./registers";

/**
 * Takes the name over that the register has now. The register answers for it, and its owner is known: nothing else is
 * proven again. Certificates with the old name are revoked.
 * @throws DomainError not_found, forbidden; conflict `nothing_changed`, `flow_moved_on`; limited `organization_locked`
 */
export async function takeOverName(
  actor: Actor,
  { organizationId }: { organizationId: string },
  { register = businessRegister(), now = () => new Date() }: CheckDeps = {},
): Promise<CheckResult> {
  const { organization } = await requireMember(actor, organizationId, "change_facts");
  const number = numberOf(organization);
  const look = await askRegister(register.id, (signal) => register.profile(number, signal));
  if (look.outcome !== "found") return { outcome: look.outcome };
  if (!look.profile) return { outcome: "no_record", attemptsLeft: 0 };
  const { name } = look.profile;
  const nameNormalized = normalizeOrganizationName(name);
  if (nameNormalized === organization.nameNormalized) throw conflict("nothing_changed");
  const change = { purpose: "name" as const, claim: { name, code: number }, facts: { name, nameNormalized } };
  return askAndChange(actor, organizationId, change, { register, now });
}

/**
 * Has a new legal representative's name, and number where it is typed, compared with the register.
 * @throws DomainError not_found, forbidden; invalid `representative_needed`, `name_…`, `identity_number_…`; conflict
 *   `consent_text_changed`, `flow_moved_on`; limited `organization_locked`
 */
export async function changeRepresentative(
  actor: Actor,
  input: ChangeRepresentativeInput,
  { register = businessRegister(), now = () => new Date() }: CheckDeps = {},
): Promise<CheckResult> {
  const { organizationId } = input;
  const { organization } = await requireMember(actor, organizationId, "change_facts");
  const representative = readRepresentative(input, true, now());
  const text = await agreedText("organization_check", input.consent);
  const claim = { name: organization.name, code: numberOf(organization), ...representative };
  const facts = { legalRepresentative: representative.legalRepresentative ?? null };
  const giveConsent = (tx: Transaction) => recordConsent(tx, actor, text);
  const change = { purpose: "legal_representative" as const, claim, facts, giveConsent };
  return askAndChange(actor, organizationId, change, { register, now });
}

/**
 * Begins to prove another bank account of the organization, by a payment either way.
 * @throws DomainError not_found, forbidden; conflict `flow_moved_on` while another change is under way
 */
export async function beginAccountChange(
  actor: Actor,
  { organizationId }: { organizationId: string },
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<void> {
  await transaction(async (tx) => {
    await requireMember(actor, organizationId, "change_facts", tx);
    await openChange(tx, actor, organizationId, "account", now());
  });
}

type Change = {
  purpose: Purpose;
  claim: RegisterClaim;
  /** Written when the register says yes. */
  facts: ConfirmedFacts;
  giveConsent?: (tx: Transaction) => Promise<void>;
};

async function askAndChange(
  actor: Actor,
  organizationId: string,
  { purpose, claim, facts, giveConsent }: Change,
  { register, now }: { register: BusinessRegister; now: () => Date },
): Promise<CheckResult> {
  const { stepId, personId } = await transaction(async (tx) => {
    await requireMember(actor, organizationId, "change_facts", tx);
    const flow = await openChange(tx, actor, organizationId, purpose, now());
    await requireAllowance(tx, flow.personId, claim.code, now());
    await giveConsent?.(tx);
    const step = { method: "register", provider: register.id, now: now() };
    return { stepId: await beginStep(tx, flow, step), personId: flow.personId };
  });
  const answer = await askRegister(register.id, (signal) => register.check(claim, signal));
  return transaction(async (tx) => {
    const said = stepAnswer(answer);
    const state = answer.outcome === "match" ? { registerState: answer.registerState } : {};
    await answerStep(tx, stepId, said, now(), { ...facts, ...state });
    if (said.outcome !== "match") await endOpenFlow(tx, organizationId, now());
    const { left } = await currentAllowance(tx, personId, claim.code, now());
    return asResult(answer, left);
  });
}

/** A new flow for a change. An organization has one open flow: an earlier one that waits for nothing gives way. */
async function openChange(tx: Transaction, actor: Actor, organizationId: string, purpose: Purpose, now: Date) {
  const person = await lockOwnPerson(tx, actor.accountId);
  await closeLostSteps(tx, organizationId, now);
  const busy = await tx.verificationStep.count({
    where: { state: { not: "answered" }, verification: { organizationId, state: "open" } },
  });
  if (busy > 0) throw conflict("flow_moved_on");
  await endOpenFlow(tx, organizationId, now);
  const { sandbox } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const id = newId();
  await tx.verification.create({
    data: { id, personId: person.id, organizationId, purpose, state: "open", sandbox, createdAt: now },
  });
  return { id, personId: person.id };
}
