import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { checkLimit, giveBackTry } from "@/lib/platform/limits/rate-limit";
import { decrypt, encrypt } from "@/lib/platform/secrets/envelope";
import { openOffice, requireSetUp, wayIn, wrongCodes } from "./second-factor";
import { matchingStep, newTotpSecret, totpUri } from "./totp";

const secretPlace = (administratorId: string) =>
  ({ table: "administrator", column: "totpSecretCipher", row: administratorId }) as const;
/** A secret that was shown and not confirmed is kept nowhere: it comes back, sealed, with the first code. */
const offerPlace = (administratorId: string) =>
  ({ table: "administrator", column: "totpOffer", row: administratorId }) as const;
const offerMs = 30 * 60 * 1000;

export type TotpOffer = {
  /** Base 32, to be typed where no camera is. */
  secret: string;
  /** For the QR code. */
  uri: string;
  /** The same secret, sealed for this administrator and half an hour. */
  offer: string;
};

/** A new secret for an authenticator app. @throws DomainError not_found; conflict `set_up_by_link` */
export async function offerTotp(actor: Actor, now = new Date()): Promise<TotpOffer> {
  const { administratorId } = await requireSetUp(actor);
  const secret = newTotpSecret();
  const sealed = encrypt(JSON.stringify({ secret, until: now.getTime() + offerMs }), offerPlace(administratorId));
  return { secret, uri: totpUri(secret, actor.email), offer: Buffer.from(sealed).toString("base64url") };
}

const code = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "code_has_six_digits"));

export const confirmTotpInput = z.object({ offer: z.string().max(1000), code });

/**
 * Makes the offered secret the administrator's, in place of one before, once the app has shown a right code for it.
 * @throws DomainError not_found; conflict `set_up_by_link`; invalid `second_factor_wrong`, `offer_over`; limited
 */
export async function confirmTotp(
  actor: Actor,
  input: z.output<typeof confirmTotpInput>,
  now = new Date(),
): Promise<void> {
  const { administratorId } = await requireSetUp(actor);
  const secret = openOffer(input.offer, administratorId, now);
  await checkLimit(wrongCodes, administratorId);
  const step = matchingStep(secret, input.code, now, null);
  if (step === null) throw invalid("second_factor_wrong", { field: "code" });
  await giveBackTry(wrongCodes, administratorId);
  await transaction(async (tx) => {
    await tx.administrator.update({
      where: { id: administratorId },
      data: {
        totpSecretCipher: encrypt(secret, secretPlace(administratorId)),
        totpConfirmedAt: now,
        totpLastStep: BigInt(step),
        setUpSessionId: null,
      },
    });
    await openOffice(tx, actor, administratorId, "totp", true, now);
  });
}

function openOffer(offer: string, administratorId: string, now: Date): string {
  try {
    const opened = JSON.parse(decrypt(Buffer.from(offer, "base64url"), offerPlace(administratorId)).toString("utf8"));
    if (typeof opened.secret === "string" && opened.until > now.getTime()) return opened.secret;
  } catch {
    // Falls through: it was not made by us, or not for her.
  }
  throw invalid("offer_over");
}

export const showTotpInput = z.object({ code });

/**
 * Shows the second factor in this session. Each code is good once: of two at the same time, one.
 * @throws DomainError not_found; invalid `second_factor_wrong`, `second_factor_none`; limited after five wrong ones
 */
export async function showTotp(actor: Actor, input: z.output<typeof showTotpInput>, now = new Date()): Promise<void> {
  const { administratorId, totp } = await wayIn(actor);
  if (!totp) throw invalid("second_factor_none");
  await checkLimit(wrongCodes, administratorId);
  const row = await db().administrator.findUniqueOrThrow({ where: { id: administratorId } });
  if (!row.totpSecretCipher) throw invalid("second_factor_none");
  const secret = decrypt(row.totpSecretCipher, secretPlace(administratorId)).toString("utf8");
  const step = matchingStep(secret, input.code, now, row.totpLastStep);
  if (step === null) throw invalid("second_factor_wrong", { field: "code" });
  await transaction(async (tx) => {
    const { count } = await tx.administrator.updateMany({
      where: {
        id: administratorId,
        totpSecretCipher: row.totpSecretCipher,
        OR: [{ totpLastStep: null }, { totpLastStep: { lt: BigInt(step) } }],
      },
      data: { totpLastStep: BigInt(step) },
    });
    if (count === 0) throw invalid("second_factor_wrong", { field: "code" });
    await openOffice(tx, actor, administratorId, "totp", false, now);
  });
  await giveBackTry(wrongCodes, administratorId);
}
