import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";
import { openRoom, type Room } from "../open-room";
import { ownBatch } from "./open-batch";

export type BatchItem = {
  id: string;
  participantId: string;
  contractId: string;
  title: string;
  /** What there is to read and where she signs; null once there is nothing more to sign in it. */
  room: Room | null;
  /** Which seal of the organization stands in which place. */
  seals: Record<string, string>;
  shown: boolean;
  /** `proven`: only the signature itself is left. */
  outcome: "open" | "proven" | "signed" | "failed";
  /** A code of messages area "errors", of what failed. */
  problem: string | null;
};

export type ReadBatch = { id: string; sealId: string | null; items: BatchItem[] };

/**
 * A batch as it stands now, derived from the intents and signatures themselves: after a crash it tells the truth.
 * @throws DomainError not_found
 */
export async function readBatch(actor: Actor, batchId: string): Promise<ReadBatch> {
  const batch = await ownBatch(actor, batchId);
  const places = await db().participant.findMany({
    where: { id: { in: batch.items.map(({ participantId }) => participantId) } },
    select: { id: true, contractId: true, contract: { select: { title: true } } },
  });
  const now = new Date();
  const items: BatchItem[] = [];
  for (const { id, participantId, seals, shownAt, problem } of batch.items) {
    const place = places.find((one) => one.id === participantId);
    if (!place) continue;
    const intents = batch.intents.filter((one) => one.participantId === participantId);
    const signed = intents.some(({ consumedAt }) => consumedAt !== null);
    const proven = intents.some(({ expiresAt }) => expiresAt > now);
    items.push({
      id,
      participantId,
      contractId: place.contractId,
      title: place.contract.title,
      room: signed ? null : await roomOf(actor, participantId),
      seals: seals as Record<string, string>,
      shown: shownAt !== null,
      outcome: signed ? "signed" : problem ? "failed" : proven ? "proven" : "open",
      problem: signed ? null : problem,
    });
  }
  return { id: batch.id, sealId: batch.sealId, items };
}

/** Null where it is not hers any more, or nothing can be signed in it now. */
async function roomOf(actor: Actor, participantId: string): Promise<Room | null> {
  try {
    const room = await openRoom(actor, participantId);
    return room.obstacle ? null : room;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
