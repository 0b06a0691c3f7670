import { createHash } from "node:crypto";
import { canonicalJson, type JsonValue } from "@/lib/standards/canonical-json/canonical-json";

/** One line of a contract's history, as it is hashed and as it is exported. */
export type ChainedEvent = {
  contractId: string;
  /** From 1, without gaps. */
  sequence: number;
  type: string;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  address: string | null;
  userAgent: string | null;
  /** 16 random bytes. */
  originSalt: Uint8Array;
  data: JsonValue;
  at: Date;
  previousHash: Uint8Array;
  hash: Uint8Array;
};

/** What the chain holds of a line: where it came from only as a digest. */
export type HashedLine = Omit<ChainedEvent, "hash" | "address" | "userAgent" | "originSalt"> & { origin: string };

/**
 * Where a line came from, as a digest that tells nothing without its salt: addresses and browsers are few enough to be
 * tried one by one. SHA-256 over canonical JSON (RFC 8785), hexadecimal.
 */
export function eventOrigin(from: {
  address: string | null;
  userAgent: string | null;
  originSalt: Uint8Array;
}): string {
  const salt = Buffer.from(from.originSalt).toString("hex");
  const text = canonicalJson({ address: from.address, userAgent: from.userAgent, salt });
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** What the first line names as the line before it. */
export const firstPreviousHash = () => new Uint8Array(32);

/** The hash of one line: SHA-256 over its canonical JSON (RFC 8785), in which the hash of the line before stands. */
export function eventHash(event: HashedLine): Uint8Array<ArrayBuffer> {
  const text = canonicalJson({
    contractId: event.contractId,
    sequence: event.sequence,
    type: event.type,
    actorKind: event.actorKind,
    actorId: event.actorId,
    actorName: event.actorName,
    origin: event.origin,
    data: event.data,
    at: event.at.toISOString(),
    previousHash: Buffer.from(event.previousHash).toString("hex"),
  });
  return Uint8Array.from(createHash("sha256").update(text, "utf8").digest());
}

export type ChainCheck = { intact: true; lines: number } | { intact: false; lines: number; brokenAt: number };

/**
 * Recomputes the chain.
 * @param events all lines of one contract in order
 * @param head what the contract's row says of its last line; a removed end shows only against it
 * @returns intact, or the number of the first line that does not follow from the one before
 */
export function verifyEventChain(
  events: readonly ChainedEvent[],
  head?: { count: number; lastHash: Uint8Array | null },
): ChainCheck {
  let previous: Uint8Array = firstPreviousHash();
  for (const [index, event] of events.entries()) {
    const sound =
      event.sequence === index + 1 &&
      event.contractId === events[0]?.contractId &&
      equal(event.previousHash, previous) &&
      equal(event.hash, eventHash({ ...event, origin: eventOrigin(event) }));
    if (!sound) return { intact: false, lines: events.length, brokenAt: index + 1 };
    previous = event.hash;
  }
  if (head) {
    const ends =
      head.count === events.length && (events.length === 0 || equal(head.lastHash ?? new Uint8Array(), previous));
    if (!ends) return { intact: false, lines: events.length, brokenAt: events.length + 1 };
  }
  return { intact: true, lines: events.length };
}

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
