import { type Level, methods, type PersonMethod, personMethods, type ReachedLevel } from "./methods";

/** Who may ask for how much; the highest counts. */
export type Requirements = {
  /** Of the whole installation. */
  platform: ReachedLevel;
  /** Of the organizations that the person belongs to. */
  organization?: number | undefined;
  /** Of whoever sent the contract that she is about to sign. */
  sender?: number | undefined;
};

/** The level that all who may ask agree on. */
export function requiredLevel({ platform, organization = 1, sender = 1 }: Requirements): ReachedLevel {
  const highest = Math.max(platform, organization, sender);
  return highest >= 3 ? 3 : highest >= 2 ? 2 : 1;
}

export type OfferQuestion = {
  /** The methods that the operator wants and for which there is a provider. */
  available: readonly PersonMethod[];
  required: ReachedLevel;
  /** What the person has reached already. */
  reached: Level;
  /** Her proven document is none that registers know (a passport): only documents can be looked at again. */
  onlyDocuments?: boolean;
};

/**
 * The methods that are offered, the usual one first: those that reach what is required and more than is reached. What is
 * required can always be reached: where no method of the operator's does, by the review of documents. A face
 * is never the only way to what it reaches: wherever one is offered, the review of documents is too, whatever the
 * configuration says (Measures for the security of facial recognition, in force since 2025-06-01).
 */
export function offeredMethods({ available, required, reached, onlyDocuments = false }: OfferQuestion): PersonMethod[] {
  const wanted = new Set<PersonMethod>(available);
  const reachable = available.some((method) => methods[method].level >= required);
  if (
    required === 3 ||
    (required === 2 && !reachable) ||
    available.some((method) => methods[method].kind === "handoff")
  )
    wanted.add("document_review");
  return personMethods.filter((method) => {
    const { level, kind } = methods[method];
    return wanted.has(method) && level >= required && level > reached && (!onlyDocuments || kind === "review");
  });
}
