import { hashPassword } from "../../lib/domain/accounts/password-hash";
import { signedIn } from "../../lib/domain/accounts/signed-in";
import { ensureAuthority } from "../../lib/domain/certificates/authority";
import { issueSignerCertificate } from "../../lib/domain/certificates/issue-signer-certificate";
import { saveGeneratedSignature } from "../../lib/domain/seals/personal/save-signature";
import { proveIdentity } from "../../lib/domain/verification/prove-identity";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";
import { SESSION_COOKIE, sealSession } from "../../lib/platform/sessions/session-cookie";
import { agreed, promptProvider, proveWithPhone } from "./people";

const visitor = { address: "127.0.0.1", userAgent: "Test/1", locale: "en" as const };

/** A confirmed account, signed in. @returns the session's cookie */
export async function signedUp(email: string, password: string): Promise<{ name: string; value: string }> {
  const account = await db().account.create({
    data: { id: newId(), email, passwordHash: await hashPassword(password), emailConfirmedAt: new Date() },
  });
  const { session } = await signedIn(db(), visitor, account, new Date());
  return { name: SESSION_COOKIE, value: await sealSession(session) };
}

/** Acts for an account, without a session. */
export const actorOf = async (email: string): Promise<Actor> => {
  const { id } = await db().account.findUniqueOrThrow({ where: { email } });
  return { accountId: id, sessionId: newId(), email, ...visitor };
};

/** Has an account's name proven by its owner's phone. */
export async function proveByPhone(email: string, name: string, idNumber: string, mobile: string): Promise<void> {
  await proveWithPhone(await actorOf(email), { name, idNumber, mobile });
}

/** Gives an account a name proven by the sandbox register, a certificate, and the name written as its signature. */
export async function becomeSigner(email: string, name: string, idNumber: string): Promise<void> {
  const actor = await actorOf(email);
  const input = { name, idNumber, consent: await agreed("identity_check") };
  const { outcome } = await proveIdentity(actor, input, { provider: promptProvider });
  if (outcome !== "match") throw new Error(`${name} was not proven: ${outcome}`);
  await ensureAuthority();
  await issueSignerCertificate(actor, { terms: await agreed("certificate_terms") });
  await saveGeneratedSignature(actor, { style: "running" });
}
