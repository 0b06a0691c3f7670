import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { DomainError, notFound } from "@/lib/platform/errors";
import { signContract } from "../sign-contract";
import type { signBatchItemInput } from "./batch.schema";
import { ownBatch } from "./open-batch";

export type ItemOutcome = { outcome: "signed" } | { outcome: "failed"; problem: string };

/**
 * Signs one contract of a batch with the intent that was proven for it. A refusal is kept with the item and leaves the
 * others alone; asked again after a crash, what is signed is told, and nothing is signed twice.
 * @throws DomainError not_found; whatever else is no refusal leaves the item as it was, to be tried again
 */
export async function signBatchItem(
  actor: Actor,
  { batchId, itemId, utcOffsetMinutes }: z.output<typeof signBatchItemInput>,
): Promise<ItemOutcome> {
  const batch = await ownBatch(actor, batchId);
  const item = batch.items.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  const { participantId } = item;
  if (await isSigned(batchId, participantId)) return { outcome: "signed" };
  const intent = batch.intents.find((one) => one.participantId === participantId);
  const problem = intent
    ? await refusal(() =>
        signContract(actor, {
          participantId,
          intentId: intent.id,
          sealId: batch.sealId,
          seals: item.seals as Record<string, string>,
          utcOffsetMinutes,
        }),
      )
    : "intent_not_proven";
  // Another window may have been quicker: that is no failure.
  const failed = problem !== null && !(await isSigned(batchId, participantId));
  await db().signingBatchItem.update({ where: { id: itemId }, data: { problem: failed ? problem : null } });
  return failed ? { outcome: "failed", problem } : { outcome: "signed" };
}

async function isSigned(batchId: string, participantId: string): Promise<boolean> {
  return (await db().intent.count({ where: { batchId, participantId, consumedAt: { not: null } } })) > 0;
}

async function refusal(sign: () => Promise<unknown>): Promise<string | null> {
  try {
    await sign();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
