import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { availableMethods } from "./available-methods";
import { type DocumentKind, isKnownToRegisters } from "./documents";
import { type Level, methods, type PersonMethod, type ReachedLevel } from "./methods";
import { offeredMethods } from "./policy";
import { levelRequiredOf } from "./required-level";
import { levelAskedAt } from "./who-asks";

export type Offers = {
  /** What all who may ask agree on. */
  required: ReachedLevel;
  /** What the person has reached. */
  reached: Level;
  /** The methods that lead to what is required and further than what is reached, the usual one first. */
  methods: PersonMethod[];
};

/** The methods that are offered to somebody now. @param next where she goes on: whoever asks there may want more */
export async function offersFor(actor: Actor, next = ""): Promise<Offers> {
  const [person, required] = await Promise.all([
    db().person.findUnique({
      where: { accountId: actor.accountId },
      select: { assurance: true, documentKind: true },
    }),
    levelAskedAt(actor, next).then((asked) => levelRequiredOf(actor.accountId, asked)),
  ]);
  const reached = (person?.assurance ?? 0) as Level;
  const onlyDocuments = Boolean(person?.documentKind && !isKnownToRegisters(person.documentKind as DocumentKind));
  const available = availableMethods();
  return { required, reached, methods: offeredMethods({ available, required, reached, onlyDocuments }) };
}

/**
 * That a method is one of those offered, or has been used already.
 * @returns the level that is asked for
 * @throws DomainError conflict `method_not_offered`
 */
export async function requireOffered(actor: Actor, method: PersonMethod, next?: string): Promise<ReachedLevel> {
  const { required, reached, methods: offered } = await offersFor(actor, next);
  // Somebody who has reached it all and sends an old form again is answered from what is known.
  const known = reached >= Math.max(required, methods[method].level);
  if (!offered.includes(method) && !known) throw conflict("method_not_offered");
  return required;
}
