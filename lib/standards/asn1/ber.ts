import { Asn1Error } from "./asn1-error";
import { TAG, tagName } from "./tags";
import { encode } from "./writer";

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 100_000;
const CONSTRUCTED_OCTETS = 0x24;

interface Walk {
  readonly source: Uint8Array;
  left: number;
}

/** Where an element's content lies; `end` is nothing while an indefinite length is still open. */
interface Header {
  readonly tag: number;
  readonly contentStart: number;
  readonly end: number | undefined;
}

/**
 * Rewrites one BER element as DER: indefinite and padded lengths become minimal, OCTET STRINGs in
 * pieces are joined (X.690 8.1.3, 8.1.4, 8.7.3). Values and the order of sets stay as they are, and
 * what is DER already comes back octet for octet, so that certificates and signed attributes inside
 * keep their meaning. For signatures of others, whose writers send BER although EN 319 142-1 asks for
 * DER: the strict reader is tried first, and the difference is reported.
 * @returns the element in DER, and where it ended in `bytes`; what follows is for the caller to judge
 * @throws Asn1Error
 */
export function convertBerToDer(bytes: Uint8Array): { der: Uint8Array; end: number } {
  const [der, end] = convert({ source: bytes, left: MAX_ELEMENTS }, 0, bytes.length, 1);
  return { der, end };
}

function convert(walk: Walk, start: number, limit: number, depth: number): [der: Uint8Array, end: number] {
  if (depth > MAX_DEPTH) throw new Asn1Error("elements are nested too deeply", start);
  if (--walk.left < 0) throw new Asn1Error("there are too many elements", start);
  const { tag, contentStart, end } = readBerHeader(walk.source, start, limit);
  if ((tag & 0x20) === 0) {
    if (end === undefined) throw new Asn1Error("a primitive element cannot have an indefinite length", start);
    return [encode(tag, walk.source.subarray(contentStart, end)), end];
  }
  if (tag < 0x40 && tag !== TAG.sequence && tag !== TAG.set && tag !== CONSTRUCTED_OCTETS) {
    throw new Asn1Error(`${tagName(tag & ~0x20)} in pieces is not understood`, start);
  }
  const children: Uint8Array[] = [];
  let at = contentStart;
  while (end === undefined ? !isEndOfContents(walk.source, at, limit) : at < end) {
    const [child, next] = convert(walk, at, end ?? limit, depth + 1);
    children.push(child);
    at = next;
  }
  const der = tag === CONSTRUCTED_OCTETS ? joinPieces(children, start) : encode(tag, ...children);
  return [der, end ?? at + 2];
}

function joinPieces(pieces: readonly Uint8Array[], start: number): Uint8Array {
  const contents = pieces.map((piece) => {
    if (piece[0] !== TAG.octetString) throw new Asn1Error("an OCTET STRING has a piece of another type", start);
    // The pieces were just written in DER: the second octet tells how long the header is.
    const second = piece[1] as number;
    return piece.subarray(second < 0x80 ? 2 : 2 + (second & 0x7f));
  });
  return encode(TAG.octetString, ...contents);
}

function isEndOfContents(source: Uint8Array, at: number, limit: number): boolean {
  if (at + 2 > limit) throw new Asn1Error("an indefinite length is not ended", at);
  return source[at] === 0 && source[at + 1] === 0;
}

function readBerHeader(source: Uint8Array, start: number, limit: number): Header {
  if (start + 2 > limit) throw new Asn1Error("the element is cut off", start);
  const tag = source[start] as number;
  if ((tag & 0x1f) === 0x1f) throw new Asn1Error("tag numbers above 30 are not used here", start);
  if (tag === 0 || tag === 0x20) throw new Asn1Error("a misplaced end-of-contents mark", start);
  const first = source[start + 1] as number;
  if (first < 0x80) return checked({ tag, contentStart: start + 2, end: start + 2 + first }, start, limit);
  if (first === 0x80) return { tag, contentStart: start + 2, end: undefined };
  const count = first & 0x7f;
  const contentStart = start + 2 + count;
  if (contentStart > limit) throw new Asn1Error("the element is cut off", start);
  let length = 0;
  for (let i = start + 2; i < contentStart; i++) {
    length = length * 256 + (source[i] as number);
    if (length > source.length) throw new Asn1Error("the element is longer than what holds it", start);
  }
  return checked({ tag, contentStart, end: contentStart + length }, start, limit);
}

function checked<T extends Header>(header: T & { end: number }, start: number, limit: number): T {
  if (header.end > limit) throw new Asn1Error("the element is longer than what holds it", start);
  return header;
}
