import "server-only";
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import { keepChallenge } from "./passkey-challenge";
import type { AuthenticationResponse } from "./passkey-response";
import { requirePasskeySite } from "./passkey-site";
import { verifyPasskey } from "./use-passkey";

const boundTo = (actor: Actor) => ({ purpose: "second_factor", accountId: actor.accountId }) as const;

/**
 * Asks one of the actor's passkeys to show that she holds it: the challenge is for her and for this alone, for five
 * minutes and one answer.
 * @param only the passkeys that may answer, by id; all of hers unless given
 * @throws DomainError invalid `no_passkey`; unavailable `passkeys_need_name`
 */
export async function startPasskeySecondFactor(
  actor: Actor,
  only: readonly string[] | null,
  now = new Date(),
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const held = await db().passkey.findMany({
    where: { accountId: actor.accountId, ...(only && { id: { in: [...only] } }) },
  });
  if (held.length === 0) throw invalid("no_passkey");
  const options = await generateAuthenticationOptions({
    rpID: requirePasskeySite().rpId,
    userVerification: "required",
    allowCredentials: held.map((key) => ({ id: key.credentialId, transports: key.transports })),
  });
  await keepChallenge(options.challenge, boundTo(actor), now);
  return options;
}

/**
 * Verifies the answer to `startPasskeySecondFactor` for the same actor.
 * @returns the passkey's id
 * @throws DomainError invalid `passkey_try_again`, `passkey_unknown`
 */
export async function verifyPasskeySecondFactor(
  actor: Actor,
  response: AuthenticationResponse,
  now = new Date(),
): Promise<{ passkeyId: string }> {
  const { id } = await verifyPasskey(response, boundTo(actor), now);
  return { passkeyId: id };
}
