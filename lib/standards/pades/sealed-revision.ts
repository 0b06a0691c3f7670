import { createHash, type Hash } from "node:crypto";
import type { FinishedIncrement, Increment } from "../pdf/increment";
import { PdfPlaceholder } from "../pdf/objects";
import { PadesError } from "./errors";

const BYTE_RANGE = "byte-range";
const CONTENTS = "contents";
// [0 a b c], each of the three up to ten digits, as many as a cross-reference table can say.
const BYTE_RANGE_LENGTH = 34;

/** The two entries of a signature dictionary that are filled in after the revision is written. */
export function sealPlaceholders(size: number): { ByteRange: PdfPlaceholder; Contents: PdfPlaceholder } {
  return {
    ByteRange: new PdfPlaceholder(BYTE_RANGE_LENGTH, 0x20, BYTE_RANGE, "[", "]"),
    Contents: new PdfPlaceholder(2 * size, 0x30, CONTENTS, "<", ">"),
  };
}

/** The file that a revision is appended to: in one piece, or as the base and its tails. */
export type Segments = Uint8Array | readonly Uint8Array[];

function segmentList(base: Segments): readonly Uint8Array[] {
  return base instanceof Uint8Array ? [base] : base;
}

/** The reader needs a file in one piece; only a file that comes in several is copied. */
export function inOnePiece(base: Segments): Uint8Array {
  const segments = segmentList(base);
  const [only] = segments;
  return segments.length === 1 && only ? only : Buffer.concat(segments);
}

export interface SealInput {
  increment: Increment;
  base: Segments;
  /** Digest algorithm as node:crypto names it. */
  algorithm: string;
  /** The state of that digest after the whole base; it is copied. Spares hashing the base again. */
  hashPrefix?: Hash | undefined;
  id?: Uint8Array | undefined;
  /** Makes what goes into /Contents from the digest of everything else. */
  seal(digest: Uint8Array): Promise<Uint8Array>;
}

export interface SealedRevision {
  tail: Uint8Array;
  digest: Uint8Array;
  contents: Uint8Array;
}

/**
 * Writes the increment, hashes base and tail around /Contents, and fills the seal in (ISO 32000-2, 12.8.1). The base
 * is neither copied nor joined.
 *
 * @throws PadesError contents-too-small
 */
export async function sealRevision(input: SealInput): Promise<SealedRevision> {
  const finished = input.increment.finish(input.id ? { id: input.id } : {});
  const { tail } = finished;
  const gap = fillByteRange(finished);
  const hash = input.hashPrefix?.copy() ?? createHash(input.algorithm);
  if (!input.hashPrefix) for (const segment of segmentList(input.base)) hash.update(segment);
  hash.update(tail.subarray(0, gap.start)).update(tail.subarray(gap.end));
  const digest = Uint8Array.from(hash.digest());
  const contents = await input.seal(digest);
  const room = (gap.end - gap.start - 2) / 2;
  if (contents.length > room) {
    throw new PadesError("contents-too-small", `the signature has ${contents.length} bytes, its place ${room}`);
  }
  const view = Buffer.from(tail.buffer, tail.byteOffset, tail.length);
  view.write(
    Buffer.from(contents.buffer, contents.byteOffset, contents.length).toString("hex"),
    gap.start + 1,
    "latin1",
  );
  return { tail, digest, contents };
}

/** Writes [0 a b c] and returns where the /Contents token stands in the tail, its brackets included. */
function fillByteRange({ tail, placeholders, length }: FinishedIncrement): { start: number; end: number } {
  const range = placeholders.get(BYTE_RANGE);
  const contents = placeholders.get(CONTENTS);
  if (!range || !contents) throw new Error("the increment has no signature dictionary to fill in");
  const [before, after] = [contents.start - 1, contents.start + contents.length + 1];
  const view = Buffer.from(tail.buffer, tail.byteOffset, tail.length);
  view.write(`0 ${before} ${after} ${length - after}`, range.tailStart, "latin1");
  return { start: contents.tailStart - 1, end: contents.tailStart + contents.length + 1 };
}
