import { createHash } from "node:crypto";
import { canonicalJson, type JsonValue } from "@/lib/standards/canonical-json/canonical-json";

/** One line of a seal's log, as it is hashed. */
export type SealLogLine = {
  sealId: string;
  /** From 1, without gaps. */
  sequence: number;
  type: string;
  actorId: string | null;
  actorName: string | null;
  address: string | null;
  /** 16 random bytes. */
  originSalt: Uint8Array;
  data: JsonValue;
  at: Date;
  previousHash: Uint8Array;
};
export type ChainedSealLine = SealLogLine & { hash: Uint8Array };

/** What the first line names as the line before it. */
export const firstSealHash = () => new Uint8Array(32);

/**
 * The hash of one line: SHA-256 over its canonical JSON (RFC 8785), in which the hash of the line before stands. The
 * address counts as a salted digest, so that it can be erased and the chain still holds.
 */
export function sealLineHash(line: SealLogLine): Uint8Array<ArrayBuffer> {
  const salt = Buffer.from(line.originSalt).toString("hex");
  const text = canonicalJson({
    sealId: line.sealId,
    sequence: line.sequence,
    type: line.type,
    actorId: line.actorId,
    actorName: line.actorName,
    origin: createHash("sha256")
      .update(canonicalJson({ address: line.address, salt }))
      .digest("hex"),
    data: line.data,
    at: line.at.toISOString(),
    previousHash: Buffer.from(line.previousHash).toString("hex"),
  });
  return Uint8Array.from(createHash("sha256").update(text, "utf8").digest());
}

export type SealLogCheck = { intact: true } | { intact: false; brokenAt: number };

/**
 * Recomputes the chain.
 * @param lines all of one seal, in order
 * @param head what the seal's row says of its last line; a removed end shows only against it
 */
export function checkSealLog(
  lines: readonly ChainedSealLine[],
  head: { eventCount: number; lastEventHash: Uint8Array | null },
): SealLogCheck {
  let previous: Uint8Array = firstSealHash();
  for (const [index, line] of lines.entries()) {
    const sound =
      line.sequence === index + 1 &&
      line.sealId === lines[0]?.sealId &&
      same(line.previousHash, previous) &&
      same(line.hash, sealLineHash(line));
    if (!sound) return { intact: false, brokenAt: index + 1 };
    previous = line.hash;
  }
  const ends = head.eventCount === lines.length && (lines.length === 0 || same(head.lastEventHash, previous));
  return ends ? { intact: true } : { intact: false, brokenAt: lines.length + 1 };
}

const same = (a: Uint8Array | null, b: Uint8Array) =>
  a !== null && Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
