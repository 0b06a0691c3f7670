import "server-only";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { encrypt } from "@/lib/platform/secrets/envelope";
import { maskIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { afterAnswer } from "./attempt-rules";
import { currentAllowance } from "./attempts";
import type { Claim } from "./claim";
import { lockDocument } from "./document-index";
import type { IdentityResult } from "./prove-identity.schema";
import type { Answer } from "./provider-types";

export type Answered = {
  verificationId: string;
  stepId: string;
  actor: Actor;
  claim: Claim;
  answer: Answer;
  sandbox: boolean;
  now: Date;
};

/**
 * Writes the register's answer, and on a match the proven name, in one transaction. An answer that comes after its
 * attempt was given up as lost changes nothing.
 */
export async function recordAnswer(tx: Transaction, answered: Answered): Promise<IdentityResult> {
  const { verificationId, stepId, actor, claim, answer, sandbox, now } = answered;
  const person = await lockOwnPerson(tx, actor.accountId);
  await lockDocument(tx, claim.documentIndex);
  const { count } = await tx.verificationStep.updateMany({
    where: { id: stepId, state: "asked" },
    data: {
      state: "answered",
      outcome: answer.outcome,
      billed: answer.billed,
      providerReference: answer.providerReference,
      answeredAt: now,
    },
  });
  if (count === 0) return { outcome: "upstream_error" };

  const other = await tx.person.findFirst({
    where: { idNumberIndex: claim.documentIndex, id: { not: person.id } },
    select: { id: true },
  });
  const { left } = await currentAllowance(tx, person.id, claim.documentIndex, now);
  const state = afterAnswer(answer.outcome, left, other !== null);
  if (state !== "open") {
    await tx.verification.updateMany({
      where: { id: verificationId, state: "open" },
      data: { state, finishedAt: now },
    });
  }
  if (answer.outcome !== "match") return asResult(answer, left);
  if (other) return { outcome: "proven_elsewhere" };
  await tx.person.updateMany({
    where: { id: person.id, verifiedAt: null },
    data: {
      name: claim.name,
      assurance: 1,
      documentKind: "resident_identity_card",
      idNumberCipher: encrypt(claim.idNumber, { table: "person", column: "idNumberCipher", row: person.id }),
      idNumberIndex: claim.documentIndex,
      idNumberMasked: maskIdentityNumber(claim.idNumber),
      verifiedAt: now,
      sandbox,
    },
  });
  return { outcome: "match", name: claim.name, sandbox };
}

function asResult(answer: Exclude<Answer, { outcome: "match" }>, attemptsLeft: number): IdentityResult {
  switch (answer.outcome) {
    case "mismatch":
      return { outcome: "mismatch", differs: answer.differs === "name" ? "name" : "unknown", attemptsLeft };
    case "no_record":
      return { outcome: "no_record", attemptsLeft };
    case "invalid_input":
      return {
        outcome: "invalid_input",
        field: answer.field === "name" || answer.field === "idNumber" ? answer.field : "unknown",
        attemptsLeft,
      };
    case "limit":
    case "upstream_error":
      return { outcome: answer.outcome };
  }
}
