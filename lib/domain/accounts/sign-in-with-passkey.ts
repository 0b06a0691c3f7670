import "server-only";
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { forbidden } from "@/lib/platform/errors";
import { keepChallenge } from "./passkey-challenge";
import { authenticationResponse } from "./passkey-response";
import { requirePasskeySite } from "./passkey-site";
import { type SignedIn, signedIn } from "./signed-in";
import { verifyPasskey } from "./use-passkey";

/**
 * Asks the browser for any passkey of this site; the person need not type an address.
 * @throws DomainError unavailable `passkeys_need_name`
 */
export async function startPasskeySignIn(
  _visitor: Visitor,
  now = new Date(),
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: requirePasskeySite().rpId,
    userVerification: "required",
  });
  await keepChallenge(options.challenge, { purpose: "sign_in" }, now);
  return options;
}

export const passkeySignInInput = z.object({ response: authenticationResponse });

/** @throws DomainError invalid `passkey_try_again`, `passkey_unknown`; forbidden `email_not_confirmed` */
export async function signInWithPasskey(
  visitor: Visitor,
  { response }: z.output<typeof passkeySignInInput>,
  now = new Date(),
): Promise<SignedIn> {
  const { accountId } = await verifyPasskey(response, { purpose: "sign_in" }, now);
  const account = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  if (!account.emailConfirmedAt) throw forbidden("email_not_confirmed");
  return signedIn(db(), visitor, account, now);
}
