import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { signPasswordStanding } from "../accounts/sign-password/set-sign-password";
import type { AnyIntentMethod } from "../contracts/drafting/requirements";
import { faceProviderFor } from "../verification/face-for-signing";

/** A way to confirm; `ready`: she has what it takes. */
export type IntentWay = { method: AnyIntentMethod; ready: boolean };

/** @throws DomainError intent_other_way where the sender asks for another way than this one */
export function requireWay({ requiredIntent }: { requiredIntent: string | null }, method: AnyIntentMethod): void {
  if (requiredIntent !== null && requiredIntent !== method) throw conflict("intent_other_way");
}

/**
 * The ways in which somebody can confirm, the quickest first. Where one is asked for it is the only one, also while she
 * has not set it up.
 */
export async function waysOf(actor: Actor, requiredIntent: string | null): Promise<IntentWay[]> {
  const [passkeys, password, person] = await Promise.all([
    db().passkey.count({ where: { accountId: actor.accountId } }),
    signPasswordStanding(actor),
    db().person.findUnique({ where: { accountId: actor.accountId }, select: { sandbox: true } }),
  ]);
  const all: IntentWay[] = [
    { method: "passkey", ready: passkeys > 0 },
    { method: "sign_password", ready: password.set && !password.locked },
    { method: "code", ready: true },
    { method: "face", ready: person !== null && faceProviderFor(person) !== null },
  ];
  return all.filter(({ method, ready }) => (requiredIntent === null ? ready : method === requiredIntent));
}
