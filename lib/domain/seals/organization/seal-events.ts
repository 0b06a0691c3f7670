import "server-only";
import { randomBytes } from "node:crypto";
import type { Doer } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { firstSealHash, sealLineHash } from "./seal-chain";
import type { SealEventType } from "./seal-event-types";

/**
 * Adds one line to a seal's log, in the transaction of the change that it tells. Locks the seal's row, so that lines are
 * written one after the other and each carries the hash of the one before.
 * @param event.actor who did it; null: the platform
 * @param event.data small and lasting: numbers, ids, digests, codes of ours. A reason that an owner gives is kept with it
 */
export async function appendSealEvent(
  tx: Transaction,
  sealId: string,
  event: { type: SealEventType; actor: Doer | null; data?: { [key: string]: JsonValue } },
): Promise<void> {
  const [seal] = await tx.$queryRaw<{ eventCount: number; lastEventHash: Uint8Array | null }[]>`
    SELECT "eventCount", "lastEventHash" FROM seal WHERE id = ${sealId}::uuid FOR UPDATE`;
  if (!seal) throw new Error("there is no such seal to add a line to");
  const person = event.actor
    ? await tx.person.findUnique({ where: { accountId: event.actor.accountId }, select: { name: true } })
    : null;
  const line = {
    sealId,
    sequence: seal.eventCount + 1,
    type: event.type,
    actorId: event.actor?.accountId ?? null,
    actorName: person?.name ?? event.actor?.email ?? null,
    address: event.actor?.address ?? null,
    originSalt: Uint8Array.from(randomBytes(16)),
    data: event.data ?? {},
    at: new Date(),
    previousHash: Uint8Array.from(seal.lastEventHash ?? firstSealHash()),
  };
  const hash = sealLineHash(line);
  await tx.sealEvent.create({ data: { id: newId(), ...line, hash } });
  await tx.seal.update({ where: { id: sealId }, data: { eventCount: line.sequence, lastEventHash: hash } });
}
