import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/platform/ids";
import { markOpened } from "../../contracts/invitations/open-invitation";
import type { batchItemInput, openBatchInput } from "./batch.schema";
import { filesDigest, requireBatchable } from "./batchable";

/**
 * Takes contracts together to be read and confirmed. Nothing about them changes.
 * @throws DomainError what `requireBatchable` says of the first that cannot be among them
 */
export async function openBatch(
  actor: Actor,
  { participantIds }: z.output<typeof openBatchInput>,
): Promise<{ batchId: string }> {
  const batchId = newId();
  const items: {
    id: string;
    batchId: string;
    participantId: string;
    ordinal: number;
    seals: Record<string, string>;
  }[] = [];
  for (const [ordinal, participantId] of participantIds.entries()) {
    const { seals } = await requireBatchable(actor, participantId);
    items.push({ id: newId(), batchId, participantId, ordinal, seals });
  }
  await transaction(async (tx) => {
    await tx.signingBatch.create({ data: { id: batchId, accountId: actor.accountId } });
    await tx.signingBatchItem.createMany({ data: items });
  });
  return { batchId };
}

/** @throws DomainError not_found for what is not the actor's: a stranger learns nothing */
export async function ownBatch(actor: Actor, batchId: string, tx: Transaction = db()) {
  if (!isId(batchId)) throw notFound();
  const batch = await tx.signingBatch.findUnique({
    where: { id: batchId },
    include: { items: { orderBy: { ordinal: "asc" } }, intents: { orderBy: { createdAt: "desc" } } },
  });
  if (!batch || batch.accountId !== actor.accountId) throw notFound();
  return batch;
}

/**
 * Notes that all pages of a contract were before her eyes. Only what was shown can be confirmed.
 * @throws DomainError not_found, and what `requireBatchable` says
 */
export async function markShown(actor: Actor, { batchId, itemId }: z.output<typeof batchItemInput>): Promise<void> {
  const item = (await ownBatch(actor, batchId)).items.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  const { signer } = await requireBatchable(actor, item.participantId);
  await markOpened(actor, item.participantId);
  const shownSha256 = await filesDigest(signer.contractId);
  await db().signingBatchItem.update({
    where: { id: itemId },
    data: { shownAt: new Date(), shownSha256, problem: null },
  });
}
