import "server-only";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { isUniqueViolation, transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { plainLine } from "@/lib/standards/plain-text/plain-text";
import { checkPassword } from "./check-password";
import { siteLink } from "./links";
import { keepChallenge, takeChallenge } from "./passkey-challenge";
import { registrationResponse } from "./passkey-response";
import { requirePasskeySite } from "./passkey-site";

const mostPasskeys = 20;

export const startPasskeyInput = z.object({ password: z.string().min(1, "password_missing").max(2000) });

/**
 * Begins a new passkey. It will be able to sign in and to sign contracts, so the password is asked for first.
 * @throws DomainError invalid `wrong_password`; conflict `too_many_passkeys`; unavailable `passkeys_need_name`; limited
 */
export async function startPasskey(
  actor: Actor,
  { password }: z.output<typeof startPasskeyInput>,
  now = new Date(),
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const site = requirePasskeySite();
  if (!(await checkPassword(actor.email, password, actor.address)))
    throw invalid("wrong_password", { field: "password" });
  const held = await db().passkey.findMany({ where: { accountId: actor.accountId } });
  if (held.length >= mostPasskeys) throw conflict("too_many_passkeys");
  const options = await generateRegistrationOptions({
    rpName: "Vermilion",
    rpID: site.rpId,
    userName: actor.email,
    userDisplayName: actor.email,
    userID: Uint8Array.from(Buffer.from(actor.accountId)),
    attestationType: "none",
    excludeCredentials: held.map((key) => ({ id: key.credentialId, transports: key.transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(options.challenge, { purpose: "register", accountId: actor.accountId }, now);
  return options;
}

export const finishPasskeyInput = z.object({
  name: z.string().overwrite(plainLine).min(1, "passkey_name_missing").max(60),
  response: registrationResponse,
});

/**
 * Keeps the passkey that the browser made, and tells the owner by mail.
 * @throws DomainError invalid `passkey_try_again`; conflict `passkey_known`
 */
export async function finishPasskey(
  actor: Actor,
  { name, response }: z.output<typeof finishPasskeyInput>,
  now = new Date(),
): Promise<{ id: string }> {
  const site = requirePasskeySite();
  const bound = { purpose: "register", accountId: actor.accountId } as const;
  const expectedChallenge = await takeChallenge(response.response.clientDataJSON, bound, now);
  const credential = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).then(
    ({ registrationInfo }) => registrationInfo?.credential,
    () => undefined,
  );
  if (!credential) throw invalid("passkey_try_again");
  const id = newId(now.getTime());
  try {
    await transaction(async (tx) => {
      await tx.passkey.create({
        data: {
          id,
          accountId: actor.accountId,
          credentialId: credential.id,
          publicKey: Uint8Array.from(credential.publicKey),
          counter: credential.counter,
          transports: response.response.transports ?? [],
          name,
          createdAt: now,
        },
      });
      await queueMail(tx, {
        recipient: actor.email,
        template: "passkey_added",
        locale: actor.locale,
        values: { name, link: siteLink("/settings") },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("passkey_known");
    throw error;
  }
  return { id };
}
