import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor, Doer } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { eventHash, eventOrigin, firstPreviousHash } from "./event-chain";
import type { EventType } from "./event-types";

/** Who did what a line tells. Build it with one of the functions below. */
export type EventActor = {
  kind: "account" | "participant" | "platform";
  id: string | null;
  name: string | null;
  address: string | null;
  userAgent: string | null;
};

/** A signed-in person as owner of the contract. */
export const byAccount = (actor: Actor, name: string): EventActor => ({
  kind: "account",
  id: actor.accountId,
  name,
  address: actor.address,
  userAgent: actor.userAgent,
});

/** A signed-in person in her place among the participants. */
export const byParticipant = (actor: Doer, participant: { id: string; name: string }): EventActor => ({
  kind: "participant",
  id: participant.id,
  name: participant.name,
  address: actor.address,
  userAgent: actor.userAgent,
});

export const byPlatform: EventActor = { kind: "platform", id: null, name: null, address: null, userAgent: null };

/**
 * Adds one line to a contract's history, in the transaction of the change that it tells. Locks the contract's row,
 * so that lines are written one after the other and each carries the hash of the one before.
 * @param event.data small and lasting: numbers, ids, digests, names of methods. No codes, tokens, identity numbers or
 *   reasons that a person may want erased
 * @throws Error when the contract does not exist
 */
export async function appendEvent(
  tx: Transaction,
  contractId: string,
  event: { type: EventType; actor: EventActor; data?: { [key: string]: JsonValue } },
): Promise<void> {
  const [contract] = await tx.$queryRaw<{ eventCount: number; lastEventHash: Uint8Array | null }[]>`
    SELECT "eventCount", "lastEventHash" FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  if (!contract) throw new Error("there is no such contract to add a line to");
  const sequence = contract.eventCount + 1;
  const line = {
    contractId,
    sequence,
    type: event.type,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    actorName: event.actor.name,
    address: event.actor.address,
    userAgent: event.actor.userAgent?.slice(0, 400).replace(/\p{Cs}/gu, "\ufffd") ?? null,
    originSalt: Uint8Array.from(randomBytes(16)),
    data: event.data ?? {},
    at: new Date(),
    previousHash: Uint8Array.from(contract.lastEventHash ?? firstPreviousHash()),
  };
  const hash = eventHash({ ...line, origin: eventOrigin(line) });
  await tx.event.create({ data: { id: newId(), ...line, hash } });
  await tx.contract.update({ where: { id: contractId }, data: { eventCount: sequence, lastEventHash: hash } });
}
