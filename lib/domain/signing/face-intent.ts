import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { notFound, unavailable } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { appendEvent, byParticipant } from "../contracts/history/events";
import { requireTurn } from "../contracts/turns/require-turn";
import type { ConsentGiven } from "../people/consent.schema";
import { agreedText, recordConsent } from "../people/give-consent";
import { askFace, beginFace } from "../verification/ask-provider";
import { provenClaim } from "../verification/claim";
import { faceProviderFor } from "../verification/face-for-signing";
import type { FaceBegun, FaceProvider } from "../verification/provider-types";
import { faceProviderById } from "../verification/providers";
import { requireWay } from "./intent-ways";
import { bindTo, type Confirmed, provenMinutes } from "./intents";
import { readIdentity, readSigner, requireIdentity } from "./signer-context";

export type FaceDeps = { provider?: FaceProvider | undefined; now?: () => Date };

/** Where she goes on with a begun comparison. */
export type FaceBeginning = Pick<FaceBegun, "url" | "appUrl" | "opensIn" | "expiresAt"> & {
  intentId: string;
  sandbox: boolean;
};

/**
 * Begins a comparison of faces as the proof of an intent, after a consent of its own. The intent is bound to what she
 * sees now, before the provider is asked. A comparison that was begun earlier dies.
 * @throws DomainError when it is not her turn or her name is not proven; consent_text_changed; face_not_offered,
 *   face_not_begun; too_many_tries after six in an hour
 */
export async function beginFaceIntent(
  actor: Actor,
  { consent, ...input }: Confirmed & { consent: ConsentGiven },
  deps: FaceDeps = {},
): Promise<FaceBeginning> {
  const now = deps.now ?? (() => new Date());
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, "fill_and_sign");
  requireWay(signer, "face");
  requireIdentity(await readIdentity(actor, signer));
  const person = await db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
  const claim = provenClaim(person);
  const provider = deps.provider ?? faceProviderFor(person);
  if (!claim || !provider || provider.sandbox !== person.sandbox) throw unavailable("face_not_offered");
  const text = await agreedText("face_signing", consent);
  await checkLimit({ name: "face-intent", perHour: 6 }, actor.accountId);
  const intentId = newId();
  await transaction(async (tx) => {
    const boundSha256 = await bindTo(tx, actor, signer, input);
    await recordConsent(tx, actor, text);
    const open = { participantId: signer.id, method: "face", provenAt: null, expiresAt: { gt: now() } };
    await tx.intent.updateMany({ where: open, data: { expiresAt: now() } });
    await tx.intent.create({
      data: {
        id: intentId,
        participantId: signer.id,
        accountId: actor.accountId,
        method: "face",
        provider: provider.id,
        boundSha256,
        expiresAt: new Date(now().getTime() + provenMinutes * 60_000),
      },
    });
  });
  const begun = await beginFace(provider, {
    name: claim.name,
    idNumber: claim.idNumber,
    reference: intentId,
    returnUrl: `${env().APP_URL}/sign/${signer.id}/face?intent=${intentId}`,
  });
  if (begun.kind === "failed") {
    await db().intent.update({ where: { id: intentId }, data: { expiresAt: now() } });
    throw unavailable("face_not_begun");
  }
  const { providerReference, expiresAt, url, appUrl, opensIn } = begun;
  await db().intent.update({ where: { id: intentId }, data: { providerReference, expiresAt } });
  return { intentId, url, appUrl, opensIn, expiresAt, sandbox: provider.sandbox };
}

/** How a comparison stands. @property mismatch false where the end says nothing about her: stopped, late, not heard */
export type FaceStanding = { state: "waiting" } | { state: "proven" } | { state: "over"; mismatch: boolean };

/**
 * Asks the provider how a comparison stands, and makes a proven intent of a match. That somebody comes back from the
 * provider's app proves nothing. Of several who ask at once the first answer stands.
 * @throws DomainError not_found for an intent of somebody else
 */
export async function followFaceIntent(
  actor: Actor,
  { intentId }: { intentId: string },
  deps: FaceDeps = {},
): Promise<FaceStanding> {
  const now = deps.now ?? (() => new Date());
  const intent = await db().intent.findUnique({ where: { id: intentId } });
  if (intent?.method !== "face" || intent.accountId !== actor.accountId) throw notFound();
  const over = intent.expiresAt <= now();
  if (intent.provenAt) return over || intent.consumedAt ? { state: "over", mismatch: false } : { state: "proven" };
  const provider = deps.provider ?? faceProviderById(intent.provider ?? "");
  if (over || !provider || !intent.providerReference)
    return over ? { state: "over", mismatch: false } : { state: "waiting" };
  const person = await db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
  const claim = provenClaim(person);
  if (!claim) return { state: "over", mismatch: false };
  const answer = await askFace(provider, {
    name: claim.name,
    idNumber: claim.idNumber,
    reference: intentId,
    providerReference: intent.providerReference,
    expiresAt: intent.expiresAt,
  });
  if (answer.state !== "done") return { state: "waiting" };
  const { outcome } = answer.answer;
  return transaction(async (tx) => {
    const signer = await readSigner(actor, intent.participantId, tx);
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${signer.contractId}::uuid FOR UPDATE`;
    const matched = outcome === "match";
    const { count } = await tx.intent.updateMany({
      where: { id: intentId, provenAt: null, expiresAt: { gt: now() } },
      data: matched
        ? { provenAt: now(), expiresAt: new Date(now().getTime() + provenMinutes * 60_000) }
        : { expiresAt: now() },
    });
    if (count === 0) {
      const { provenAt } = await tx.intent.findUniqueOrThrow({ where: { id: intentId } });
      return provenAt ? { state: "proven" } : { state: "over", mismatch: false };
    }
    if (!matched) return { state: "over", mismatch: outcome === "mismatch" };
    await appendEvent(tx, signer.contractId, {
      type: "intent_proven",
      actor: byParticipant(actor, signer),
      data: { method: "face", provider: provider.id },
    });
    return { state: "proven" };
  });
}
