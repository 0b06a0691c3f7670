import "server-only";
import { lockOwnPerson, newPseudonym } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { normalizeOrganizationName, tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { nameFault, tidyName } from "@/lib/standards/china-ids/person-name";
import { askRegister } from "./ask-register";
import { requireOperator } from "./operator";
import type { BeginInput, BeginResult, BeginUnlistedInput } from "./organization.schema";
import { type NumberReading, readOrganizationNumber } from "./read-number";
import type { BusinessRegister, RegisterProfile } from "./register-provider";
import { businessRegister } from "./registers";

type Deps = { register?: BusinessRegister; now?: () => Date };
type Number = Extract<NumberReading, { ok: true }>;

/** So many flows somebody may have open: enough for a holding, too few to fill the queue of reviews. */
const mostOpen = 10;

/**
 * Begins to prove an organization that the register knows. Asked again for the same one, it goes on where it stands.
 * @throws DomainError forbidden `prove_identity_first`, `operator_level_too_low`; invalid `credit_code_…`, field `code`;
 *   conflict `too_many_organizations`
 */
export async function beginFlow(
  actor: Actor,
  { code, takeOver = false }: BeginInput,
  { register = businessRegister(), now = () => new Date() }: Deps = {},
): Promise<BeginResult> {
  await requireOperator(actor);
  const number = readNumber(code);
  const known = await alreadyHere(actor, number, takeOver);
  if (known) return known;
  const look = await askRegister(register.id, (signal) => register.profile(number.normalized, signal));
  if (look.outcome !== "found") return { outcome: look.outcome };
  const { profile } = look;
  if (!profile) return { outcome: "no_record" };
  return open(actor, factsOf(profile), { takeOver, sandbox: register.sandbox, number, now: now() });
}

/**
 * Begins to prove an organization that the register does not know yet, from what its licence says. The register is
 * asked first all the same.
 * @throws DomainError as `beginFlow`; invalid `organization_name_empty`, `name_…`; conflict `organization_is_listed`
 */
export async function beginUnlistedFlow(
  actor: Actor,
  input: BeginUnlistedInput,
  { register = businessRegister(), now = () => new Date() }: Deps = {},
): Promise<BeginResult> {
  await requireOperator(actor);
  const number = readNumber(input.code);
  const name = tidyOrganizationName(input.name);
  if ([...name].length < 2) throw invalid("organization_name_empty", { field: "name" });
  const legalRepresentative = tidyName(input.legalRepresentative);
  const wrong = nameFault(legalRepresentative);
  if (wrong) throw invalid(`name_${wrong}`, { field: "legalRepresentative" });
  const known = await alreadyHere(actor, number, false);
  if (known) return known;
  const look = await askRegister(register.id, (signal) => register.profile(number.normalized, signal));
  if (look.outcome !== "found") return { outcome: look.outcome };
  if (look.profile) throw conflict("organization_is_listed");
  const facts = {
    kind: input.kind,
    name,
    nameNormalized: normalizeOrganizationName(name),
    legalRepresentative,
    ...(number.kind === "credit_code" ? { creditCode: number.normalized } : { registrationNumber: number.normalized }),
  };
  return open(actor, facts, { takeOver: false, sandbox: register.sandbox, number, now: now() });
}

function readNumber(typed: string): Number {
  const reading = readOrganizationNumber(typed);
  if (!reading.ok) throw invalid(reading.reason, { field: "code" });
  return reading;
}

const numbered = ({ normalized }: Number) => ({
  OR: [{ creditCode: normalized }, { registrationNumber: normalized }],
});

/** A flow of the actor's own that is open, or an organization that is verified; null when there is neither. */
async function alreadyHere(actor: Actor, number: Number, takeOver: boolean): Promise<BeginResult | null> {
  const verified = await db().organization.findFirst({
    where: { ...numbered(number), state: { in: ["verified", "suspended"] } },
    include: { memberships: { where: { accountId: actor.accountId, endedAt: null } } },
  });
  const owns = verified?.memberships.some(({ role }) => role === "owner") ?? false;
  if (verified && (!takeOver || owns))
    return {
      outcome: "already_verified",
      organizationId: verified.id,
      name: verified.name,
      member: verified.memberships.length > 0,
    };
  const own = await db().verification.findFirst({
    where: {
      state: "open",
      purpose: verified ? "operator" : "first",
      person: { accountId: actor.accountId },
      organization: { ...numbered(number), state: "unverified" },
    },
  });
  return own?.organizationId ? { outcome: "begun", organizationId: own.organizationId } : null;
}

type Facts = {
  kind: string;
  name: string;
  nameNormalized: string;
  creditCode?: string | null;
  registrationNumber?: string | null;
  legalRepresentative: string | null;
  registeredAddress?: string | null;
  establishedOn?: Date | null;
  registerState?: string;
};

const factsOf = (profile: RegisterProfile): Facts => ({
  kind: profile.kind,
  name: profile.name,
  nameNormalized: normalizeOrganizationName(profile.name),
  creditCode: profile.creditCode,
  registrationNumber: profile.registrationNumber,
  legalRepresentative: profile.legalRepresentative,
  registeredAddress: profile.address,
  establishedOn: profile.establishedOn ? new Date(profile.establishedOn) : null,
  registerState: profile.registerState,
});

async function open(
  actor: Actor,
  facts: Facts,
  { takeOver, sandbox, number, now }: { takeOver: boolean; sandbox: boolean; number: Number; now: Date },
): Promise<BeginResult> {
  return transaction(async (tx) => {
    // Two requests of one person take turns, so that they do not begin twice.
    const person = await lockOwnPerson(tx, actor.accountId);
    const mine = { state: "open", personId: person.id, organizationId: { not: null } };
    const same = await tx.verification.findFirst({
      where: { ...mine, purpose: takeOver ? "operator" : "first", organization: numbered(number) },
    });
    if (same?.organizationId) return { outcome: "begun", organizationId: same.organizationId };
    if ((await tx.verification.count({ where: mine })) >= mostOpen) throw conflict("too_many_organizations");
    const organizationId = await create(tx, facts, sandbox, now);
    await tx.verification.create({
      data: {
        id: newId(),
        personId: person.id,
        organizationId,
        purpose: takeOver ? "operator" : "first",
        state: "open",
        sandbox,
        createdAt: now,
      },
    });
    return { outcome: "begun", organizationId };
  });
}

async function create(tx: Transaction, facts: Facts, sandbox: boolean, now: Date): Promise<string> {
  const id = newId();
  await tx.organization.create({
    data: { id, ...facts, state: "unverified", pseudonym: newPseudonym(), sandbox, createdAt: now },
  });
  return id;
}
