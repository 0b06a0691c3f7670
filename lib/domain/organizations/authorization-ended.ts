import "server-only";
import { provenClaim } from "@/lib/domain/verification/claim";
import { isKnownToRegisters } from "@/lib/domain/verification/documents";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { sameName } from "@/lib/standards/china-ids/person-name";
import { answerStep, type StepAnswer } from "./answer-step";
import { askRegister } from "./ask-register";
import type { BusinessRegister } from "./register-provider";
import { isInOperation } from "./register-states";
import { businessRegister } from "./registers";

/** After so many silent tries the register is given up. */
const mostAttempts = 10;

type Deps = { register?: BusinessRegister };

/**
 * The handler of `organization.authorization-ended`: a letter of authorization was signed, declined, taken back or not
 * signed in time. A signed one proves authority only when the person who signed is the register's legal representative:
 * by her name and number, proven as surely as is asked of representatives. A register that keeps no number proves nothing this way. Done twice, it changes nothing.
 * @throws Error while the register is silent: the task comes back
 */
export async function authorizationEnded(
  { contractId = "" }: Record<string, string>,
  { attempt }: { attempt: number },
  { register = businessRegister() }: Deps = {},
): Promise<void> {
  const step = await db().verificationStep.findUnique({
    where: { contractId },
    include: { contract: { select: { state: true } }, verification: { include: { organization: true } } },
  });
  const organization = step?.verification.organization;
  if (step?.state !== "waiting" || !step.contract || !organization) return;
  const answer = await answerFor(step.contract.state, contractId, organization, register, attempt >= mostAttempts);
  if (answer) await transaction((tx) => answerStep(tx, step.id, answer, new Date()));
}

type Organization = {
  name: string;
  creditCode: string | null;
  registrationNumber: string | null;
  legalRepresentative: string | null;
};

async function answerFor(
  state: string,
  contractId: string,
  organization: Organization,
  register: BusinessRegister,
  last: boolean,
): Promise<StepAnswer | null> {
  switch (state) {
    case "completed":
      return whoSigned(contractId, organization, register, last);
    case "declined":
      return { outcome: "cancelled", detail: "declined" };
    case "withdrawn":
      return { outcome: "cancelled", detail: "withdrawn" };
    case "expired":
      return { outcome: "expired" };
    default:
      return null;
  }
}

async function whoSigned(
  contractId: string,
  organization: Organization,
  register: BusinessRegister,
  last: boolean,
): Promise<StepAnswer> {
  const signatures = await db().signature.findMany({
    where: { contractId, participantId: { not: null }, certificate: { role: "signer" } },
    include: { certificate: { include: { person: true } } },
  });
  const representative = organization.legalRepresentative ?? "";
  const people = signatures.flatMap(({ certificate }) => certificate.person ?? []);
  const person = people.find(({ name }) => name !== null && sameName(name, representative));
  const proven = person && provenClaim(person);
  if (!proven) return { outcome: "mismatch", detail: "signer" };
  // Numbers may be known to others: a letter from before more was asked for proves nothing.
  if (person.assurance < env().REPRESENTATIVE_LEVEL) return { outcome: "no_record", detail: "representative_level" };
  // A number of another document is one that the register cannot have.
  const number = isKnownToRegisters(proven.documentKind) ? { legalRepresentativeIdNumber: proven.idNumber } : {};
  const code = organization.creditCode ?? organization.registrationNumber ?? "";
  const claim = { name: organization.name, code, legalRepresentative: proven.name, ...number };
  const heard = await askRegister(register.id, (signal) => register.check(claim, signal));
  if (heard.outcome === "limit" || heard.outcome === "upstream_error") {
    if (!last) throw new Error("the business register did not answer");
    return { outcome: heard.outcome, billed: heard.billed };
  }
  const { billed, providerReference } = heard;
  // An organization that the register does not know yet was seen by its licence, with this representative's name.
  if (heard.outcome === "no_record") return { outcome: "match", detail: "signed", billed, providerReference };
  if (!isInOperation(heard.registerState))
    return { outcome: "mismatch", detail: `state_${heard.registerState}`, billed, providerReference };
  const { legalRepresentative, legalRepresentativeIdNumber } = heard.fields;
  if (legalRepresentative === "differs" || legalRepresentativeIdNumber === "differs")
    return { outcome: "mismatch", detail: "signer", billed, providerReference };
  // People share names: without a number that is the same, it may be anybody of this name who signed.
  if (legalRepresentativeIdNumber !== "same")
    return { outcome: "no_record", detail: "representative_number", billed, providerReference };
  return { outcome: "match", detail: "signed", billed, providerReference };
}
