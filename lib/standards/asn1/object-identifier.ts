import { Asn1Error } from "./asn1-error";

/** Octets of one arc. A UUID has 19; a number of a million octets would take minutes to be written out. */
const MAX_ARC = 64;

/**
 * The dotted form of an OBJECT IDENTIFIER's content octets (X.690 8.19), already checked for minimal arcs.
 * @throws Asn1Error when an arc is absurdly long
 */
export function decodeObjectIdentifier(content: Uint8Array): string {
  let text = "";
  let start = 0;
  for (let i = 0; i < content.length; i++) {
    if ((content[i] as number) >= 0x80) continue;
    if (i - start >= MAX_ARC) throw new Asn1Error("an OBJECT IDENTIFIER has an arc that is too long", start);
    // An arc may have any size (2.25.<UUID> has 128 bits), but nearly all fit 28 bits.
    const arc = i - start < 4 ? smallArc(content, start, i) : largeArc(content, start, i);
    text = text === "" ? firstTwo(arc) : `${text}.${arc}`;
    start = i + 1;
  }
  return text;
}

/** The first subidentifier holds two arcs: 40 times the root, which is 0, 1 or 2, and the second. */
function firstTwo(arc: number | bigint): string {
  if (arc < 40) return `0.${arc}`;
  return arc < 80 ? `1.${BigInt(arc) - 40n}` : `2.${BigInt(arc) - 80n}`;
}

function smallArc(content: Uint8Array, from: number, last: number): number {
  let arc = 0;
  for (let i = from; i <= last; i++) arc = (arc << 7) | ((content[i] as number) & 0x7f);
  return arc;
}

function largeArc(content: Uint8Array, from: number, last: number): bigint {
  let arc = 0n;
  for (let i = from; i <= last; i++) arc = (arc << 7n) | BigInt((content[i] as number) & 0x7f);
  return arc;
}

/** The content octets of a dotted OBJECT IDENTIFIER. @throws Asn1Error when the text is not one */
export function encodeObjectIdentifierContent(dotted: string): Uint8Array {
  if (!/^(?:[01]\.(?:[0-9]|[1-3][0-9])|2\.(?:0|[1-9][0-9]*))(?:\.(?:0|[1-9][0-9]*))*$/.test(dotted)) {
    throw new Asn1Error(`"${dotted}" is not an object identifier`, 0);
  }
  const [root, second, ...rest] = dotted.split(".").map(BigInt) as [bigint, bigint, ...bigint[]];
  const octets: number[] = [];
  for (const arc of [root * 40n + second, ...rest]) {
    const groups = [Number(arc & 0x7fn)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.unshift(Number(left & 0x7fn) | 0x80);
    octets.push(...groups);
  }
  return Uint8Array.from(octets);
}
