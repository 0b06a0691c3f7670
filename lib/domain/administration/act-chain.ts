import { createHash } from "node:crypto";
import { canonicalJson, type JsonValue } from "@/lib/standards/canonical-json/canonical-json";

/** One line of the administrators' record, as it is hashed. */
export type ChainedAct = {
  /** From 1, without gaps. */
  sequence: number;
  administratorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  reason: string | null;
  data: JsonValue;
  address: string | null;
  at: Date;
  previousHash: Uint8Array;
  hash: Uint8Array;
};

/** What the first line names as the line before it. */
export const firstActPreviousHash = () => new Uint8Array(32);

/** The hash of one line: SHA-256 over its canonical JSON (RFC 8785), in which the hash of the line before stands. */
export function actHash(act: Omit<ChainedAct, "hash">): Uint8Array<ArrayBuffer> {
  const text = canonicalJson({
    sequence: act.sequence,
    administratorId: act.administratorId,
    action: act.action,
    subjectKind: act.subjectKind,
    subjectId: act.subjectId,
    reason: act.reason,
    data: act.data,
    address: act.address,
    at: act.at.toISOString(),
    previousHash: Buffer.from(act.previousHash).toString("hex"),
  });
  return Uint8Array.from(createHash("sha256").update(text, "utf8").digest());
}

export type ActsCheck = { intact: true; lines: number } | { intact: false; lines: number; brokenAt: number };

/** Where a check has come to: the line that the next one must follow from. */
export type ChainEnd = { sequence: number; hash: Uint8Array };

export const chainStart = (): ChainEnd => ({ sequence: 0, hash: firstActPreviousHash() });

/**
 * Recomputes a stretch of the chain.
 * @param acts lines in order, following on `end`
 * @returns the new end, or the number of the first line that does not follow from the one before
 */
export function followChain(end: ChainEnd, acts: readonly ChainedAct[]): { end: ChainEnd } | { brokenAt: number } {
  let last = end;
  for (const act of acts) {
    const sound =
      act.sequence === last.sequence + 1 && equal(act.previousHash, last.hash) && equal(act.hash, actHash(act));
    if (!sound) return { brokenAt: last.sequence + 1 };
    last = { sequence: act.sequence, hash: act.hash };
  }
  return { end: last };
}

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
