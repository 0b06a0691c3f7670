import type { ConsentKind } from "../../lib/domain/people/consent.schema";
import { consentText } from "../../lib/domain/people/consent-text";
import { proveIdentity } from "../../lib/domain/verification/prove-identity";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";
import { sandboxProvider } from "../../lib/domain/verification/sandbox/sandbox-provider";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";

/** A sandbox register that answers at once. */
export const promptProvider = sandboxProvider({ usualMs: 0, slowMs: 20 });

/** A new account with a confirmed address, as an actor. */
export async function newActor(email = `${newId()}@example.com`): Promise<Actor> {
  const accountId = newId();
  await db().account.create({ data: { id: accountId, email, emailConfirmedAt: new Date() } });
  return { accountId, sessionId: newId(), email, locale: "en", address: "192.0.2.7", userAgent: "test" };
}

/** What a form sends after showing the text in force. */
export async function agreed(kind: ConsentKind, locale: "en" | "zh" = "en") {
  return { locale, sha256: (await consentText(kind, locale)).sha256 };
}

/** An actor proven as the nth person of the sandbox register. */
export async function newProvenActor(n = 0): Promise<Actor & { name: string }> {
  const actor = await newActor();
  const { name, idNumber } = sandboxPeople[n]!;
  const input = { name, idNumber, consent: await agreed("identity_check") };
  const result = await proveIdentity(actor, input, { provider: promptProvider });
  if (result.outcome !== "match") throw new Error(`${name} was not proven: ${result.outcome}`);
  return { ...actor, name };
}
