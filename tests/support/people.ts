import type { ConsentKind } from "../../lib/domain/people/consent.schema";
import { consentText } from "../../lib/domain/people/consent-text";
import { confirmCode } from "../../lib/domain/verification/confirm-code";
import { proveByMobile, proveIdentity } from "../../lib/domain/verification/prove-identity";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";
import { sandboxCheck, sandboxProvider } from "../../lib/domain/verification/sandbox/sandbox-provider";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";
import { openRecipient, openSms } from "../../lib/platform/sms/sms-row";

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

/** An actor proven as the nth person of the sandbox register, with her phone in hand. */
export async function newPhoneProvenActor(n = 0): Promise<Actor & { name: string }> {
  const actor = await newActor();
  const one = sandboxPeople[n]!;
  await proveWithPhone(actor, one);
  return { ...actor, name: one.name };
}

/** Has an account's name proven by its owner's phone, down to the code that came to it. */
export async function proveWithPhone(
  actor: Actor,
  { name, idNumber, mobile }: { name: string; idNumber: string; mobile: string },
): Promise<void> {
  const input = { name, idNumber, mobile, consent: await agreed("mobile_check") };
  const asked = await proveByMobile(actor, input, { provider: sandboxCheck("mobile", { usualMs: 0, slowMs: 20 }) });
  if (asked.outcome !== "waiting") throw new Error(`${name} was sent no code: ${asked.outcome}`);
  const { id: stepId } = await db().verificationStep.findFirstOrThrow({
    where: { state: "waiting", verification: { person: { accountId: actor.accountId } } },
  });
  const result = await confirmCode(actor, { stepId, code: await codeTo(mobile) });
  if (result.outcome !== "match") throw new Error(`${name} was not proven: ${result.outcome}`);
}

/** The newest code that came to a phone. */
async function codeTo(mobile: string): Promise<string> {
  const messages = await db().sms.findMany({ where: { template: "identity_code" }, orderBy: { createdAt: "desc" } });
  const newest = messages.find(({ id, recipientCipher }) => openRecipient(id, recipientCipher) === mobile);
  const code = newest?.bodyCipher && /\d{6}/.exec(openSms(newest.id, newest.bodyCipher).text)?.[0];
  if (!code) throw new Error(`no code came to ${mobile}`);
  return code;
}
