import "server-only";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { db } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import { type ChallengePurpose, takeChallenge } from "./passkey-challenge";
import type { AuthenticationResponse } from "./passkey-response";
import { requirePasskeySite } from "./passkey-site";

export type UsedPasskey = { id: string; accountId: string };

/**
 * Verifies what a passkey answered: the challenge is ours, unused and for this purpose; origin and site are ours; the
 * person was verified by the device; the signature is right; the counter has not gone back (a copied key would).
 * @throws DomainError invalid `passkey_try_again`, `passkey_unknown`
 */
export async function verifyPasskey(
  response: AuthenticationResponse,
  bound: ChallengePurpose,
  now: Date,
): Promise<UsedPasskey> {
  const site = requirePasskeySite();
  const expectedChallenge = await takeChallenge(response.response.clientDataJSON, bound, now);
  const passkey = await db().passkey.findUnique({ where: { credentialId: response.id } });
  if (!passkey || ("accountId" in bound && passkey.accountId !== bound.accountId)) throw invalid("passkey_unknown");
  const counter = Number(passkey.counter);
  const info = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: { id: passkey.credentialId, publicKey: Uint8Array.from(passkey.publicKey), counter },
    requireUserVerification: true,
  }).then(
    (result) => (result.verified ? result.authenticationInfo : undefined),
    () => undefined,
  );
  if (!info) throw invalid("passkey_try_again");
  // By compare-and-set: of two uses of one counter value, one is of a copy.
  const { count } = await db().passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: info.newCounter, lastUsedAt: now },
  });
  if (count === 0) throw invalid("passkey_try_again");
  return { id: passkey.id, accountId: passkey.accountId };
}
