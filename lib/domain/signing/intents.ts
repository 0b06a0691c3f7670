import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { startPasskeyForIntent, verifyPasskeyForIntent } from "../accounts/passkey-intent";
import type { AuthenticationResponse } from "../accounts/passkey-response";
import { checkSignPassword } from "../accounts/sign-password/check-sign-password";
import { appendEvent, byParticipant } from "../contracts/history/events";
import { requireTurn } from "../contracts/turns/require-turn";
import { boundDigest } from "./bound-intent";
import { type Choice, chosenSeals, usualOpacity } from "./chosen-seals";
import { ownFields } from "./commit-signature";
import { requireShown } from "./field-values";
import { codeMatches, codeMinutes, codeTries, hashCode, newCode } from "./intent-code";
import { requireWay } from "./intent-ways";
import { readIdentity, readSigner, requireIdentity, type SignerContext } from "./signer-context";

/** A proven intent must become a signature within this time. */
export const provenMinutes = 10;

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/**
 * Sends a one-time code to the account's own address. A code asked for earlier dies.
 * @throws DomainError when it is not her turn or her name is not proven; too_many_tries after six codes in an hour
 */
export async function sendSigningCode(
  actor: Actor,
  participantId: string,
): Promise<{ intentId: string; sentTo: string; expiresAt: Date }> {
  const signer = await readSigner(actor, participantId);
  requireTurn(signer, "fill_and_sign");
  requireWay(signer, "code");
  requireIdentity(await readIdentity(actor, signer));
  await checkLimit({ name: "signing-code", perHour: 6 }, `${actor.accountId}:${participantId}`);
  const intentId = newId();
  const code = newCode();
  const expiresAt = minutesFromNow(codeMinutes);
  await transaction(async (tx) => {
    await tx.intent.updateMany({
      where: { participantId, method: "code", provenAt: null, expiresAt: { gt: new Date() } },
      data: { expiresAt: new Date() },
    });
    await tx.intent.create({
      data: {
        id: intentId,
        participantId,
        accountId: actor.accountId,
        method: "code",
        codeHash: hashCode(intentId, code),
        expiresAt,
      },
    });
    await queueMail(tx, {
      recipient: actor.email,
      template: "signing_code",
      locale: actor.locale,
      values: { code, title: signer.contract.title, minutes: codeMinutes },
    });
  });
  return { intentId, sentTo: actor.email, expiresAt };
}

/** What the person confirms: the signature and seals she chose, and the texts that she sees. */
export type Confirmed = Choice & { participantId: string; values?: Record<string, string> | undefined };

/** @throws DomainError values_changed_elsewhere: nothing is proven for a text that she does not see */
export async function bindTo(
  tx: Transaction,
  actor: Actor,
  signer: SignerContext,
  { values, ...choice }: Confirmed,
): Promise<Uint8Array<ArrayBuffer>> {
  const { id: participantId, contractId } = signer;
  // In the order in which a signature takes them.
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM participant WHERE id = ${participantId}::uuid FOR UPDATE`;
  const fields = await ownFields(participantId, tx);
  if (values) requireShown(fields, values);
  const chosen = await chosenSeals(tx, await readIdentity(actor, signer, tx), choice, fields);
  return boundDigest(actor, chosen, choice.opacity ?? usualOpacity, fields);
}

/**
 * Checks a code. Of any number of right answers at once, one counts; a wrong one costs a try even if the
 * request is cut off.
 * @throws DomainError values_changed_elsewhere, with the code still good; code_wrong (with tries left), code_dead, code_expired
 */
export async function proveByCode(actor: Actor, input: Confirmed & { intentId: string; code: string }): Promise<void> {
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, "fill_and_sign");
  requireWay(signer, "code");
  const outcome = await transaction(async (tx) => {
    const boundSha256 = await bindTo(tx, actor, signer, input);
    await tx.$queryRaw`SELECT id FROM intent WHERE id = ${input.intentId}::uuid FOR UPDATE`;
    const intent = await tx.intent.findUnique({ where: { id: input.intentId } });
    if (!intent?.codeHash || intent.participantId !== input.participantId || intent.accountId !== actor.accountId)
      throw notFound();
    if (intent.provenAt) throw conflict("code_used");
    if (intent.attempts >= codeTries) throw invalid("code_dead", { field: "code" });
    if (intent.expiresAt <= new Date()) throw invalid("code_expired", { field: "code" });
    if (!codeMatches(intent.id, input.code, intent.codeHash)) {
      const attempts = intent.attempts + 1;
      await tx.intent.update({ where: { id: intent.id }, data: { attempts } });
      return { left: codeTries - attempts };
    }
    await tx.intent.update({
      where: { id: intent.id },
      data: { provenAt: new Date(), boundSha256, expiresAt: minutesFromNow(provenMinutes) },
    });
    await appendEvent(tx, signer.contractId, {
      type: "intent_proven",
      actor: byParticipant(actor, signer),
      data: { method: "code" },
    });
    return null;
  });
  // Thrown only now: the lost try stays lost.
  if (outcome)
    throw outcome.left > 0
      ? invalid("code_wrong", { field: "code", left: outcome.left })
      : invalid("code_dead", { field: "code" });
}

/** Options for the browser to ask the person's passkey, bound to this participant. */
export async function startPasskeyIntent(actor: Actor, participantId: string) {
  const signer = await readSigner(actor, participantId);
  requireTurn(signer, "fill_and_sign");
  requireWay(signer, "passkey");
  requireIdentity(await readIdentity(actor, signer));
  return startPasskeyForIntent(actor, participantId);
}

/** Takes the passkey's answer and makes a proven intent of it. @throws DomainError passkey_… when it does not verify */
export async function proveByPasskey(
  actor: Actor,
  input: Confirmed & { response: AuthenticationResponse },
): Promise<{ intentId: string }> {
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, "fill_and_sign");
  requireWay(signer, "passkey");
  await verifyPasskeyForIntent(actor, input.participantId, input.response);
  return makeProven(actor, signer, input, "passkey");
}

/**
 * Checks the sign password and makes a proven intent of it.
 * @throws DomainError sign_password_not_set, sign_password_locked, sign_password_wrong with the tries left
 */
export async function proveBySignPassword(
  actor: Actor,
  { password, ...input }: Confirmed & { password: string },
): Promise<{ intentId: string }> {
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, "fill_and_sign");
  requireWay(signer, "sign_password");
  requireIdentity(await readIdentity(actor, signer));
  await checkSignPassword(actor, password);
  return makeProven(actor, signer, input, "sign_password");
}

/** An intent that is born proven, for what she confirms now. */
async function makeProven(
  actor: Actor,
  signer: SignerContext,
  input: Confirmed,
  method: "passkey" | "sign_password",
): Promise<{ intentId: string }> {
  const intentId = newId();
  await transaction(async (tx) => {
    const boundSha256 = await bindTo(tx, actor, signer, input);
    await tx.intent.create({
      data: {
        id: intentId,
        participantId: input.participantId,
        accountId: actor.accountId,
        method,
        boundSha256,
        provenAt: new Date(),
        expiresAt: minutesFromNow(provenMinutes),
      },
    });
    await appendEvent(tx, signer.contractId, {
      type: "intent_proven",
      actor: byParticipant(actor, signer),
      data: { method },
    });
  });
  return { intentId };
}
