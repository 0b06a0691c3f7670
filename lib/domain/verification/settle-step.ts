import "server-only";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Transaction } from "@/lib/platform/db/client";
import type { Person } from "@/lib/platform/db/generated/client";
import { encrypt } from "@/lib/platform/secrets/envelope";
import { maskMobileNumber } from "@/lib/standards/china-ids/masks";
import { type Allowance, afterAnswer, mayComeBack } from "./attempt-rules";
import { currentAllowance, forgotten } from "./attempts";
import type { Claim } from "./claim";
import { lockDocument } from "./document-index";
import { maskDocument } from "./documents";
import { methods, type PersonMethod } from "./methods";
import { mobileIndexOf } from "./mobile-index";
import type { IdentityResult, Settlement } from "./prove-identity.schema";
import { underWay } from "./step-states";

export type Answered = {
  accountId: string;
  verificationId: string;
  stepId: string;
  method: PersonMethod;
  claim: Claim;
  answer: Settlement;
  /** The provider is fictitious. */
  sandbox: boolean;
  now: Date;
};

/**
 * Writes a step's answer, and on a match what it proves, in one transaction. Whoever comes second with an answer, be it
 * the same or another, finds the step answered and changes nothing.
 * @returns null when the step had been answered before
 */
export async function settleStep(tx: Transaction, answered: Answered): Promise<IdentityResult | null> {
  const { accountId, verificationId, stepId, claim, answer, sandbox, now } = answered;
  const person = await lockOwnPerson(tx, accountId);
  await lockDocument(tx, claim.documentIndex);
  const { count } = await tx.verificationStep.updateMany({
    where: { id: stepId, state: { in: underWay } },
    data: {
      ...forgotten,
      state: "answered",
      outcome: answer.outcome,
      detail: detailOf(answer),
      answeredAt: now,
      // A step that had a receipt before it waited for the person keeps it.
      ...(answer.billed !== undefined && { billed: answer.billed }),
      ...(answer.providerReference && { providerReference: answer.providerReference }),
    },
  });
  if (count === 0) return null;

  const other = await otherHolder(tx, person.id, answered);
  const allowed = await currentAllowance(tx, person.id, claim.documentIndex, now);
  const state = afterAnswer(answer.outcome, allowed.left, other !== null);
  if (state !== "open") {
    await tx.verification.updateMany({
      where: { id: verificationId, state: "open" },
      data: { state, finishedAt: now },
    });
  }
  if (answer.outcome !== "match") return asResult(answer, allowed);
  if (other) return { outcome: "proven_elsewhere" };
  await tx.person.update({ where: { id: person.id }, data: provenFacts(person, answered) });
  return { outcome: "match", name: claim.name, sandbox };
}

/**
 * Somebody else who has this number. Of a person whose account is deleted only the number is kept: she comes back by a
 * proof that is at least as sure as the one before, with her phone or face or documents, and the number is hers again.
 */
async function otherHolder(
  tx: Transaction,
  personId: string,
  { method, claim, answer }: Answered,
): Promise<{ id: string } | null> {
  const other = await tx.person.findFirst({
    where: { idNumberIndex: claim.documentIndex, id: { not: personId } },
    select: { id: true, restrictedAt: true, assurance: true },
  });
  if (!other?.restrictedAt || answer.outcome !== "match") return other;
  if (!mayComeBack(methods[method].level, other.assurance)) return other;
  await tx.person.update({ where: { id: other.id }, data: { idNumberIndex: null } });
  return null;
}

/** What a match writes into the person's row: everything at the first proof, only what it adds at a later one. */
function provenFacts(person: Person, { method, claim, sandbox, now }: Answered) {
  const place = (column: string) => ({ table: "person", column, row: person.id });
  const phone =
    claim.mobile === undefined
      ? {}
      : {
          mobileCipher: encrypt(claim.mobile, place("mobileCipher")),
          mobileIndex: mobileIndexOf(claim.mobile),
          mobileMasked: maskMobileNumber(claim.mobile),
        };
  // A fictitious check makes nobody surer whose name was proven in earnest.
  if (person.verifiedAt && sandbox && !person.sandbox) return {};
  const assurance = Math.max(person.assurance, methods[method].level);
  if (person.verifiedAt) return { assurance, sandbox: person.sandbox && sandbox, ...phone };
  return {
    name: claim.name,
    assurance,
    documentKind: claim.documentKind,
    idNumberCipher: encrypt(claim.idNumber, place("idNumberCipher")),
    idNumberIndex: claim.documentIndex,
    idNumberMasked: maskDocument(claim.documentKind, claim.idNumber),
    verifiedAt: now,
    sandbox,
    ...phone,
  };
}

/** What differs, or which field was refused; null where the outcome says it all. */
function detailOf(answer: Settlement): string | null {
  if (answer.outcome === "mismatch") return answer.differs;
  return answer.outcome === "invalid_input" ? answer.field : null;
}

function asResult(answer: Exclude<Settlement, { outcome: "match" }>, { left, lockedUntil }: Allowance): IdentityResult {
  const allowed = { attemptsLeft: left, ...(lockedUntil && { lockedUntil: lockedUntil.toISOString() }) };
  switch (answer.outcome) {
    case "mismatch":
      return { outcome: "mismatch", differs: answer.differs, ...allowed };
    case "invalid_input":
      return { outcome: "invalid_input", field: answer.field, ...allowed };
    case "no_record":
      return { outcome: "no_record", ...allowed };
    default:
      return { outcome: answer.outcome };
  }
}
