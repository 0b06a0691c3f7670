import "server-only";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import { dateInChina } from "@/lib/domain/verification/claim";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { normalizeOrganizationName, tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { nameFault, tidyName } from "@/lib/standards/china-ids/person-name";
import { answerStep, type ConfirmedFacts } from "./answer-step";
import { askRegister } from "./ask-register";
import { currentAllowance, requireAllowance } from "./attempts";
import { beginStep, isUnderWay, lockOwnFlow, numberOf, readOwnFlow } from "./flow-row";
import type { CheckInput, CheckResult } from "./organization.schema";
import type { BusinessRegister, RegisterCheck, RegisterClaim, RegisterField } from "./register-provider";
import { fewestElements, isInOperation, type OrganizationKind } from "./register-states";
import { businessRegister } from "./registers";

export type CheckDeps = { register?: BusinessRegister; now?: () => Date };

/**
 * Compares an organization with the register, by two, three or four elements, after the operator's recorded consent.
 * Only one that is in operation passes, whatever else matches.
 * @throws DomainError not_found; invalid `organization_name_empty`, `representative_needed`, `name_…`,
 *   `identity_number_…` with the field; conflict `consent_text_changed`, `flow_moved_on`; limited `organization_locked`
 */
export async function checkRegister(
  actor: Actor,
  input: CheckInput,
  { register = businessRegister(), now = () => new Date() }: CheckDeps = {},
): Promise<CheckResult> {
  const before = await readOwnFlow(actor, input.organizationId);
  const name = tidyOrganizationName(input.name);
  if (name === "") throw invalid("organization_name_empty", { field: "name" });
  const kind = before.organization.kind as OrganizationKind;
  const representative = readRepresentative(input, fewestElements[kind] === 3, now());
  const text = await agreedText("organization_check", input.consent);
  const begun = await transaction(async (tx) => {
    const flow = await lockOwnFlow(tx, actor, input.organizationId, ["register", "asked"], now());
    if (flow.steps.some(isUnderWay)) return null;
    const number = numberOf(flow.organization);
    await requireAllowance(tx, flow.personId, number, now());
    await recordConsent(tx, actor, text);
    const stepId = await beginStep(tx, flow, { method: "register", provider: register.id, now: now() });
    return { stepId, flow, number };
  });
  if (!begun) return { outcome: "checking" };
  const { stepId, flow, number } = begun;
  const claim: RegisterClaim = { name, code: number, ...representative };
  const answer = await askRegister(register.id, (signal) => register.check(claim, signal));
  return transaction(async (tx) => {
    await answerStep(tx, stepId, stepAnswer(answer), now(), confirmed(answer, claim, flow.organization));
    const { left } = await currentAllowance(tx, flow.personId, number, now());
    return asResult(answer, left);
  });
}

/** The representative as typed: name and, for a fourth element, number. */
export function readRepresentative(
  input: { legalRepresentative?: string | undefined; idNumber?: string | undefined },
  needed: boolean,
  now: Date,
): Pick<RegisterClaim, "legalRepresentative" | "legalRepresentativeIdNumber"> {
  const name = tidyName(input.legalRepresentative ?? "");
  const typed = (input.idNumber ?? "").trim();
  if (name === "") {
    if (needed || typed !== "") throw invalid("representative_needed", { field: "legalRepresentative" });
    return {};
  }
  const wrong = nameFault(name);
  if (wrong) throw invalid(`name_${wrong}`, { field: "legalRepresentative" });
  if (typed === "") return { legalRepresentative: name };
  const reading = readIdentityNumber(typed, dateInChina(now));
  if (!reading.ok) throw invalid(`identity_number_${reading.reason}`, { field: "idNumber" });
  return { legalRepresentative: name, legalRepresentativeIdNumber: reading.normalized };
}

const matches = (answer: RegisterCheck) => answer.outcome === "match" && isInOperation(answer.registerState);

/** What is written down of an answer: how many elements were compared, or which differed, or the state that forbids it. */
export function stepAnswer(answer: RegisterCheck) {
  const { billed } = answer;
  if (answer.outcome === "limit" || answer.outcome === "upstream_error") return { outcome: answer.outcome, billed };
  const { providerReference } = answer;
  if (answer.outcome === "no_record") return { outcome: answer.outcome, billed, providerReference };
  const fields = Object.entries(answer.fields) as [RegisterField, string][];
  if (matches(answer)) {
    const compared = fields.filter(([, result]) => result === "same").length;
    return { outcome: "match" as const, detail: `elements_${compared}`, billed, providerReference };
  }
  const differing = fields.filter(([, result]) => result === "differs").map(([field]) => field);
  const detail = differing.length > 0 ? differing.join(" ") : `state_${answer.registerState}`;
  return { outcome: "mismatch" as const, detail, billed, providerReference };
}

/** What the register stands for from now on. The row keeps the register's own spelling where it is known. */
function confirmed(
  answer: RegisterCheck,
  claim: RegisterClaim,
  row: { name: string; legalRepresentative: string | null },
): ConfirmedFacts {
  if (!matches(answer) || answer.outcome !== "match") return {};
  const nameNormalized = normalizeOrganizationName(claim.name);
  return {
    name: normalizeOrganizationName(row.name) === nameNormalized ? row.name : claim.name,
    nameNormalized,
    registerState: answer.registerState,
    ...(answer.fields.legalRepresentative === "same" && {
      legalRepresentative: row.legalRepresentative ?? claim.legalRepresentative ?? null,
    }),
  };
}

export function asResult(answer: RegisterCheck, attemptsLeft: number): CheckResult {
  switch (answer.outcome) {
    case "no_record":
      return { outcome: answer.outcome, attemptsLeft };
    case "limit":
    case "upstream_error":
      return { outcome: answer.outcome };
    case "match":
    case "mismatch": {
      if (matches(answer)) return { outcome: "match" };
      return { outcome: "mismatch", fields: answer.fields, registerState: answer.registerState, attemptsLeft };
    }
  }
}
