import { Asn1Error } from "./asn1-error";
import { checkPrimitive } from "./primitive-rules";
import { TAG, tagName } from "./tags";

/** One element of a parsed DER string: where it lies, and what lies in it. Holds no copy of the bytes. */
export class DerNode {
  constructor(
    /** The bytes that were parsed; `start` and `end` count in them. */
    readonly source: Uint8Array,
    /** The identifier octet, class and constructed bit included. */
    readonly tag: number,
    readonly start: number,
    readonly contentStart: number,
    readonly end: number,
    /** The elements inside, in order; empty for a primitive element. */
    readonly children: readonly DerNode[],
  ) {}

  /** The whole element: tag, length and content. A view, not a copy. */
  get raw(): Uint8Array {
    return this.source.subarray(this.start, this.end);
  }

  /** The content octets. A view, not a copy. */
  get content(): Uint8Array {
    return this.source.subarray(this.contentStart, this.end);
  }
}

export interface DerLimits {
  /** How many elements may lie in one another. */
  readonly maxDepth?: number;
  /** How many elements there may be in all; a long CRL needs more than the default. */
  readonly maxElements?: number;
}

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 100_000;
const NO_CHILDREN: readonly DerNode[] = [];

interface Walk {
  readonly source: Uint8Array;
  readonly maxDepth: number;
  left: number;
}

/**
 * Parses one DER element that fills `bytes` exactly (X.690 clauses 8, 10 and 11).
 *
 * Refuses indefinite and non-minimal lengths, constructed strings, tag numbers above 30, empty or
 * padded integers, booleans other than 00 and FF, non-zero padding bits, a SET OF out of order,
 * nesting or size beyond the limits, and anything behind the element.
 *
 * @throws Asn1Error
 */
export function parseDer(bytes: Uint8Array, limits: DerLimits = {}): DerNode {
  // A Buffer's subarray is a Buffer; everything handed out is a plain Uint8Array.
  const source =
    bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return parseRange(source, 0, source.length, limits);
}

/** Parses the one element that fills the content of `node` (an OCTET STRING holding DER), keeping offsets. @throws Asn1Error */
export function parseInside(node: DerNode, limits: DerLimits = {}): DerNode {
  return parseRange(node.source, node.contentStart, node.end, limits);
}

function parseRange(source: Uint8Array, from: number, to: number, limits: DerLimits): DerNode {
  const walk = {
    source,
    maxDepth: limits.maxDepth ?? MAX_DEPTH,
    left: limits.maxElements ?? MAX_ELEMENTS,
  };
  const node = readNode(walk, from, to, 1);
  if (node.end !== to) throw new Asn1Error("there are bytes behind the end", node.end);
  return node;
}

function readNode(walk: Walk, start: number, limit: number, depth: number): DerNode {
  const { source } = walk;
  if (depth > walk.maxDepth) throw new Asn1Error("elements are nested too deeply", start);
  if (--walk.left < 0) throw new Asn1Error("there are too many elements", start);
  const { tag, contentStart, end } = readHeader(source, start, limit);
  if ((tag & 0x20) === 0) {
    if (tag < 0x20) checkPrimitive(source, tag, contentStart, end);
    return new DerNode(source, tag, start, contentStart, end, NO_CHILDREN);
  }
  if (tag < 0x40 && tag !== TAG.sequence && tag !== TAG.set && tag !== 0x28 && tag !== 0x2b) {
    throw new Asn1Error(`${tagName(tag & ~0x20)} may not be constructed in DER`, start);
  }
  const children: DerNode[] = [];
  for (let at = contentStart; at < end; ) {
    const child = readNode(walk, at, end, depth + 1);
    children.push(child);
    at = child.end;
  }
  const node = new DerNode(source, tag, start, contentStart, end, children);
  if (tag === TAG.set) checkSetOrder(node);
  return node;
}

/** The identifier and length octets of the element at `start`, which must end at or before `limit`. @throws Asn1Error */
export function readHeader(
  source: Uint8Array,
  start: number,
  limit: number,
): { tag: number; contentStart: number; end: number } {
  if (start + 2 > limit) throw new Asn1Error("the element is cut off", start);
  const tag = source[start] as number;
  if ((tag & 0x1f) === 0x1f) throw new Asn1Error("tag numbers above 30 are not used here", start);
  if (tag === 0 || tag === 0x20) throw new Asn1Error("an end-of-contents mark is not allowed in DER", start);
  let length = source[start + 1] as number;
  let contentStart = start + 2;
  if (length >= 0x80) {
    const count = length & 0x7f;
    if (count === 0) throw new Asn1Error("an indefinite length is not allowed in DER", start);
    if (count > 4) throw new Asn1Error("the length is too large", start);
    if (contentStart + count > limit) throw new Asn1Error("the element is cut off", start);
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (source[contentStart + i] as number);
    if (length < 0x80 || source[contentStart] === 0) throw new Asn1Error("the length is not minimal", start);
    contentStart += count;
  }
  const end = contentStart + length;
  if (end > limit) throw new Asn1Error("the element is longer than what holds it", start);
  return { tag, contentStart, end };
}

/**
 * Refuses a SET OF whose elements are not in ascending order of their encodings (X.690 11.6). A
 * universal SET is checked while parsing; call this for a SET OF under an implicit tag.
 * @throws Asn1Error
 */
export function checkSetOrder(node: DerNode): void {
  for (let i = 1; i < node.children.length; i++) {
    const a = node.children[i - 1] as DerNode;
    const b = node.children[i] as DerNode;
    if (compareRanges(node.source, a.start, a.end, b.start, b.end) > 0) {
      throw new Asn1Error("the elements of the set are not in order", b.start);
    }
  }
}

function compareRanges(source: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): number {
  const shared = Math.min(aEnd - a, bEnd - b);
  for (let i = 0; i < shared; i++) {
    const difference = (source[a + i] as number) - (source[b + i] as number);
    if (difference !== 0) return difference;
  }
  return aEnd - a - (bEnd - b);
}

/**
 * The first DER element of `bytes` when only zero bytes follow it, as in the padded /Contents of a
 * PDF signature (ISO 32000-2 12.8.1). A view, not a copy; only the outermost header is looked at.
 * @throws Asn1Error when something other than zeros follows
 */
export function withoutZeroPadding(bytes: Uint8Array): Uint8Array {
  const { end } = readHeader(bytes, 0, bytes.length);
  for (let i = end; i < bytes.length; i++) {
    if (bytes[i] !== 0) throw new Asn1Error("there is something other than padding behind the end", i);
  }
  return bytes.subarray(0, end);
}
