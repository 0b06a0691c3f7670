import "server-only";
import { asProven, type ProvenPerson } from "@/lib/domain/people/own-person";
import { levelRequiredOf } from "@/lib/domain/verification/required-level";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { DomainError, forbidden } from "@/lib/platform/errors";

export type OperatorStanding = {
  /** Null while the name is not proven. */
  person: ProvenPerson | null;
  /** The name is proven as surely as this installation, and the organizations that she belongs to, want. */
  sureEnough: boolean;
};

/** Whether somebody may act for an organization as far as her own name goes. */
export async function operatorStanding(actor: Actor): Promise<OperatorStanding> {
  const row = await db().person.findUnique({ where: { accountId: actor.accountId } });
  const person = row && asProven(row);
  if (!row || !person) return { person: null, sureEnough: false };
  return { person, sureEnough: row.assurance >= (await levelRequiredOf(actor.accountId)) };
}

/** The same where nothing goes on without it. @throws DomainError forbidden `prove_identity_first`, `operator_level_too_low` */
export async function requireOperator(actor: Actor): Promise<ProvenPerson> {
  const { person, sureEnough } = await operatorStanding(actor);
  if (!person) throw new DomainError("forbidden", "prove_identity_first");
  if (!sureEnough) throw forbidden("operator_level_too_low");
  return person;
}
