import "server-only";
import { requireProvenPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { nameSealChoices } from "./draw-name-seal";
import type { NameSealChoice, NameSealForm } from "./name-seal.schema";

/**
 * How the actor's verified name looks in one form, in each hand; nothing is kept.
 * @throws DomainError forbidden `prove_identity_first`; invalid `name_seal_text`
 */
export async function previewNameSeal(actor: Actor, form: NameSealForm): Promise<NameSealChoice[]> {
  const { name } = await requireProvenPerson(actor.accountId);
  return nameSealChoices(name, form);
}
