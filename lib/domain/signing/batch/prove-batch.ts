import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, DomainError, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { canonicalJson } from "@/lib/standards/canonical-json/canonical-json";
import { startPasskeyForIntent, verifyPasskeyForIntent } from "../../accounts/passkey-intent";
import type { AuthenticationResponse } from "../../accounts/passkey-response";
import { checkSignPassword } from "../../accounts/sign-password/check-sign-password";
import type { IntentMethod } from "../../contracts/drafting/requirements";
import { appendEvent, byParticipant } from "../../contracts/history/events";
import { codeMatches, codeMinutes, codeTries, hashCode, newCode } from "../intent-code";
import { requireWay } from "../intent-ways";
import { bindTo, provenMinutes } from "../intents";
import type { SignerContext } from "../signer-context";
import type { proveBatchCodeInput, proveBatchInput, proveBatchPasswordInput } from "./batch.schema";
import { filesDigest, requireBatchable } from "./batchable";
import { whyNot } from "./candidates";
import { ownBatch } from "./open-batch";

type Batch = Awaited<ReturnType<typeof ownBatch>>;

/** Those of a batch that are not signed yet. */
const unsigned = ({ items, intents }: Batch) =>
  items.filter(
    ({ participantId }) => !intents.some((one) => one.participantId === participantId && one.consumedAt !== null),
  );

/**
 * Those that are left, each of which was shown. One that ended before she came to it stands in nobody's way.
 * @throws DomainError batch_read_first while one was not shown, batch_nothing_left when all are signed
 */
async function requireShownAll(actor: Actor, batch: Batch, tx?: Transaction) {
  const left = unsigned(batch);
  if (left.length === 0) throw conflict("batch_nothing_left");
  for (const { participantId, shownAt } of left)
    if (shownAt === null && (await whyNot(actor, participantId, tx)) === null) throw conflict("batch_read_first");
  return left;
}

/**
 * Sends one code for all contracts of a batch that are not signed yet, with their titles. A code asked for earlier dies.
 * @throws DomainError batch_read_first, batch_nothing_left; too_many_tries after six codes in an hour
 */
export async function sendBatchCode(actor: Actor, batchId: string): Promise<{ sentTo: string }> {
  await requireShownAll(actor, await ownBatch(actor, batchId));
  await checkLimit({ name: "signing-code", perHour: 6 }, `${actor.accountId}:batch`);
  const code = newCode();
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM signing_batch WHERE id = ${batchId}::uuid FOR UPDATE`;
    const left = await requireShownAll(actor, await ownBatch(actor, batchId, tx), tx);
    const places = await tx.participant.findMany({
      where: { id: { in: left.map(({ participantId }) => participantId) } },
      select: { id: true, contract: { select: { title: true } } },
    });
    const titles = left.flatMap(
      ({ participantId }) => places.find(({ id }) => id === participantId)?.contract.title ?? [],
    );
    await tx.signingBatch.update({
      where: { id: batchId },
      data: {
        codeHash: hashCode(batchId, code),
        codeExpiresAt: new Date(Date.now() + codeMinutes * 60_000),
        attempts: 0,
      },
    });
    await queueMail(tx, {
      recipient: actor.email,
      template: "batch_code",
      locale: actor.locale,
      values: { code, count: titles.length, titles: titles.join("\n"), minutes: codeMinutes },
    });
  });
  return { sentTo: actor.email };
}

/** @property problems what stands in the way of those that were left out, by item */
export type Proven = { contracts: number; problems: Record<string, string> };

/**
 * Checks the code of a batch. Of any number of right answers at once, one counts; a wrong one costs a try even if the
 * request is cut off.
 * @throws DomainError code_wrong (with tries left), code_dead, code_expired, code_used; batch_read_first,
 *   batch_nothing_left, with the code still good
 */
export async function proveBatchByCode(actor: Actor, input: z.output<typeof proveBatchCodeInput>): Promise<Proven> {
  const outcome = await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM signing_batch WHERE id = ${input.batchId}::uuid FOR UPDATE`;
    const batch = await ownBatch(actor, input.batchId, tx);
    if (!batch.codeHash || !batch.codeExpiresAt) throw conflict("code_used");
    if (batch.attempts >= codeTries) throw invalid("code_dead", { field: "code" });
    if (batch.codeExpiresAt <= new Date()) throw invalid("code_expired", { field: "code" });
    if (!codeMatches(batch.id, input.code, batch.codeHash)) {
      const attempts = batch.attempts + 1;
      await tx.signingBatch.update({ where: { id: batch.id }, data: { attempts } });
      return codeTries - attempts;
    }
    return prove(tx, actor, batch, { method: "code", sealId: input.sealId });
  });
  if (typeof outcome !== "number") return outcome;
  // Thrown only now: the lost try stays lost.
  throw outcome > 0 ? invalid("code_wrong", { field: "code", left: outcome }) : invalid("code_dead", { field: "code" });
}

/** Options for the browser to ask the person's passkey, bound to this batch. */
export async function startBatchPasskey(actor: Actor, batchId: string) {
  await requireShownAll(actor, await ownBatch(actor, batchId));
  return startPasskeyForIntent(actor, batchId);
}

/** Takes the passkey's answer for all contracts of a batch. @throws DomainError passkey_… when it does not verify */
export async function proveBatchByPasskey(
  actor: Actor,
  input: z.output<typeof proveBatchInput> & { response: AuthenticationResponse },
): Promise<Proven> {
  await ownBatch(actor, input.batchId);
  await verifyPasskeyForIntent(actor, input.batchId, input.response);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM signing_batch WHERE id = ${input.batchId}::uuid FOR UPDATE`;
    return prove(tx, actor, await ownBatch(actor, input.batchId, tx), { method: "passkey", sealId: input.sealId });
  });
}

/** Checks the sign password for all contracts of a batch. @throws DomainError sign_password_…, batch_… */
export async function proveBatchByPassword(
  actor: Actor,
  input: z.output<typeof proveBatchPasswordInput>,
): Promise<Proven> {
  await requireShownAll(actor, await ownBatch(actor, input.batchId));
  await checkSignPassword(actor, input.password);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM signing_batch WHERE id = ${input.batchId}::uuid FOR UPDATE`;
    const batch = await ownBatch(actor, input.batchId, tx);
    return prove(tx, actor, batch, { method: "sign_password", sealId: input.sealId });
  });
}

type Bound = { itemId: string; signer: SignerContext; boundSha256: Uint8Array<ArrayBuffer> };

/**
 * Makes an intent of each contract that can still be signed, all of one proof. The batch keeps the digest over what each
 * is bound to: which contracts were confirmed together can be shown later, and none can be put among them.
 */
async function prove(
  tx: Transaction,
  actor: Actor,
  batch: Batch,
  { method, sealId }: { method: IntentMethod; sealId: string | null },
): Promise<Proven> {
  const left = await requireShownAll(actor, batch, tx);
  const problems: Record<string, string> = {};
  const bound: Bound[] = [];
  for (const item of await inOrderOfContracts(tx, left)) {
    try {
      const { signer } = await requireBatchable(actor, item.participantId, tx);
      requireWay(signer, method);
      // Another file than the one that she read: it has to be shown anew.
      if (!item.shownSha256 || Buffer.compare(item.shownSha256, await filesDigest(signer.contractId, tx)) !== 0)
        throw conflict("batch_read_first");
      const choice = { participantId: item.participantId, sealId, seals: item.seals as Record<string, string> };
      bound.push({ itemId: item.id, signer, boundSha256: await bindTo(tx, actor, signer, choice) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems[item.id] = error.code;
    }
  }
  for (const { id } of left)
    await tx.signingBatchItem.update({ where: { id }, data: { problem: problems[id] ?? null } });
  if (bound.length === 0) return { contracts: 0, problems };
  const provenAt = new Date();
  const boundSha256 = batchDigest(bound);
  const common = { batchId: batch.id, accountId: actor.accountId, method };
  await tx.intent.updateMany({
    where: { batchId: batch.id, consumedAt: null, expiresAt: { gt: provenAt } },
    data: { expiresAt: provenAt },
  });
  await tx.signingBatch.update({
    where: { id: batch.id },
    data: { method, sealId, provenAt, boundSha256, codeHash: null, codeExpiresAt: null },
  });
  const expiresAt = new Date(provenAt.getTime() + provenMinutes * 60_000);
  await tx.intent.createMany({
    data: bound.map((one) => ({
      ...common,
      id: newId(),
      participantId: one.signer.id,
      boundSha256: one.boundSha256,
      provenAt,
      expiresAt,
    })),
  });
  for (const { signer } of bound)
    await appendEvent(tx, signer.contractId, {
      type: "intent_proven",
      actor: byParticipant(actor, signer),
      data: {
        method,
        batch: batch.id,
        contracts: bound.length,
        batchSha256: Buffer.from(boundSha256).toString("hex"),
      },
    });
  return { contracts: bound.length, problems };
}

/** Locks the contracts one after the other, in one order for everybody, so that no two batches wait for each other. */
async function inOrderOfContracts<T extends { participantId: string }>(tx: Transaction, items: readonly T[]) {
  const places = await tx.participant.findMany({
    where: { id: { in: items.map(({ participantId }) => participantId) } },
    select: { id: true, contractId: true },
    orderBy: [{ contractId: "asc" }, { id: "asc" }],
  });
  for (const { contractId } of places)
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  return places.flatMap(({ id }) => items.filter(({ participantId }) => participantId === id));
}

function batchDigest(bound: readonly Bound[]): Uint8Array<ArrayBuffer> {
  const contracts = bound.map(({ signer, boundSha256 }) => ({
    contract: signer.contractId,
    participant: signer.id,
    bound: Buffer.from(boundSha256).toString("hex"),
  }));
  return Uint8Array.from(createHash("sha256").update(canonicalJson(contracts), "utf8").digest());
}
