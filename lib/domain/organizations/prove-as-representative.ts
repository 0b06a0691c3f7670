import "server-only";
import { provenClaim } from "@/lib/domain/verification/claim";
import { isKnownToRegisters } from "@/lib/domain/verification/documents";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { conflict, forbidden } from "@/lib/platform/errors";
import { answerStep } from "./answer-step";
import { askRegister } from "./ask-register";
import { requireAllowance } from "./attempts";
import { type CheckDeps, stepAnswer } from "./check-register";
import { beginStep, lockOwnFlow, numberOf, proofsOf } from "./flow-row";
import { requireOperator } from "./operator";
import type { OrganizationInput, ProofResult } from "./organization.schema";
import type { RegisterCheck, RegisterClaim } from "./register-provider";
import { businessRegister } from "./registers";

/**
 * The operator is the legal representative: her proven name and number are compared with the register's, nothing is
 * typed. Others may know name and number: she has to have shown more of herself. A register that keeps no number proves
 * nothing this way: people share names.
 * @throws DomainError not_found; forbidden `prove_identity_first`, `operator_level_too_low`, `representative_level_too_low`; conflict `flow_moved_on`, `proof_not_offered`,
 *   `representative_number_unknown`; limited `organization_locked`
 */
export async function proveAsRepresentative(
  actor: Actor,
  { organizationId }: OrganizationInput,
  { register = businessRegister(), now = () => new Date() }: CheckDeps = {},
): Promise<ProofResult> {
  await requireOperator(actor);
  const { stepId, claim } = await transaction(async (tx) => {
    const flow = await lockOwnFlow(tx, actor, organizationId, ["authority"], now());
    if (!proofsOf(flow).includes("legal_representative")) throw conflict("proof_not_offered");
    if (flow.person.assurance < env().REPRESENTATIVE_LEVEL) throw forbidden("representative_level_too_low");
    const proven = provenClaim(flow.person);
    if (!proven || !isKnownToRegisters(proven.documentKind)) throw conflict("representative_number_unknown");
    const number = numberOf(flow.organization);
    await requireAllowance(tx, flow.personId, number, now());
    const begun = await beginStep(tx, flow, { method: "legal_representative", provider: register.id, now: now() });
    return {
      stepId: begun,
      claim: {
        name: flow.organization.name,
        code: number,
        legalRepresentative: proven.name,
        legalRepresentativeIdNumber: proven.idNumber,
      } satisfies RegisterClaim,
    };
  });
  const answer = await askRegister(register.id, (signal) => register.check(claim, signal));
  const said = asProof(answer);
  await transaction((tx) => answerStep(tx, stepId, said, now()));
  if (said.outcome === "mismatch") return { outcome: "mismatch", detail: said.detail };
  return { outcome: said.outcome };
}

function asProof(answer: RegisterCheck) {
  const said = stepAnswer(answer);
  if (said.outcome === "mismatch") return said;
  if (said.outcome !== "match") return { ...said, detail: null };
  if (answer.outcome === "match" && answer.fields.legalRepresentativeIdNumber === "same") return said;
  return { ...said, outcome: "no_record" as const, detail: "representative_number" };
}
