import { randomBytes } from "node:crypto";
import { confirmEmail } from "@/lib/domain/accounts/confirm-email";
import { signUp } from "@/lib/domain/accounts/sign-up";
import { signUpFromInvitation } from "@/lib/domain/accounts/sign-up-from-invitation";
import { issueSignerCertificate } from "@/lib/domain/certificates/issue-signer-certificate";
import { consentText } from "@/lib/domain/people/consent-text";
import { saveGeneratedSignature } from "@/lib/domain/seals/personal/save-signature";
import { proveIdentity } from "@/lib/domain/verification/prove-identity";
import { type SandboxPerson, sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import type { Actor } from "@/lib/platform/actor";
import type { SessionClaims } from "@/lib/platform/sessions/session-cookie";
import { SIGNATURE_STYLES } from "@/lib/standards/seal-drawing/personal-signature";
import { findInMails } from "./mails";

const visitor = { address: "127.0.0.1", userAgent: "Vermilion demo", locale: "en" as const };

export const addressOf = (person: SandboxPerson): string => `person-${sandboxPeople.indexOf(person) + 1}@demo.example`;

const actorOf = (session: SessionClaims, email: string): Actor => ({
  ...visitor,
  accountId: session.accountId,
  sessionId: session.sessionId,
  email,
});

/** An account by e-mail and password, confirmed by the link in the mail. */
export async function signUpSender(person: SandboxPerson): Promise<Actor> {
  const email = addressOf(person);
  const { pending } = await signUp(visitor, { email, password: randomBytes(18).toString("base64url") });
  const token = await findInMails(email, /\/confirm\/([A-Za-z0-9_-]{43})/);
  const { session } = await confirmEmail(visitor, { token }, pending);
  return actorOf(session, email);
}

/** An account made inside the link of an invitation. */
export async function joinByInvitation(person: SandboxPerson): Promise<Actor> {
  const email = addressOf(person);
  const token = await findInMails(email, /\/s\/([A-Za-z0-9_-]{43})/);
  const { session } = await signUpFromInvitation(visitor, {
    token,
    password: randomBytes(18).toString("base64url"),
    locale: "en",
  });
  return actorOf(session, email);
}

/** Proves the name against the sandbox register, gets the certificate, and has the name written as a signature. */
export async function becomeSigner(actor: Actor, person: SandboxPerson): Promise<void> {
  const check = await consentText("identity_check", "en");
  const consent = { locale: check.locale, sha256: check.sha256 };
  const result = await proveIdentity(actor, { name: person.name, idNumber: person.idNumber, consent });
  if (result.outcome !== "match") throw new Error(`the register answered ${result.outcome} for ${person.name}`);
  const terms = await consentText("certificate_terms", "en");
  await issueSignerCertificate(actor, { terms: { locale: terms.locale, sha256: terms.sha256 } });
  const style = SIGNATURE_STYLES[sandboxPeople.indexOf(person) % SIGNATURE_STYLES.length] ?? SIGNATURE_STYLES[0];
  await saveGeneratedSignature(actor, { style });
}
