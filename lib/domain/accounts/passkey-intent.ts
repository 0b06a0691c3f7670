import "server-only";
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import { keepChallenge } from "./passkey-challenge";
import type { AuthenticationResponse } from "./passkey-response";
import { requirePasskeySite } from "./passkey-site";
import { verifyPasskey } from "./use-passkey";

/**
 * Asks one of the actor's passkeys to prove that she means this signature: the challenge is for this participant
 * alone, for five minutes and one answer. Whether she is this participant, the caller has checked.
 * @throws DomainError invalid `no_passkey`; unavailable `passkeys_need_name`
 */
export async function startPasskeyForIntent(
  actor: Actor,
  participantId: string,
  now = new Date(),
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const held = await db().passkey.findMany({ where: { accountId: actor.accountId } });
  if (held.length === 0) throw invalid("no_passkey");
  const options = await generateAuthenticationOptions({
    rpID: requirePasskeySite().rpId,
    userVerification: "required",
    allowCredentials: held.map((key) => ({ id: key.credentialId, transports: key.transports })),
  });
  const bound = { purpose: "intent", accountId: actor.accountId, subjectId: participantId } as const;
  await keepChallenge(options.challenge, bound, now);
  return options;
}

/**
 * Verifies the answer to `startPasskeyForIntent` for the same actor and participant.
 * @param response parsed with `authenticationResponse`
 * @returns the passkey's id, for the record
 * @throws DomainError invalid `passkey_try_again`, `passkey_unknown`
 */
export async function verifyPasskeyForIntent(
  actor: Actor,
  participantId: string,
  response: AuthenticationResponse,
  now = new Date(),
): Promise<{ passkeyId: string }> {
  const bound = { purpose: "intent", accountId: actor.accountId, subjectId: participantId } as const;
  const { id } = await verifyPasskey(response, bound, now);
  return { passkeyId: id };
}
