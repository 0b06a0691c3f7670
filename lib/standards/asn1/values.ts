import { Asn1Error } from "./asn1-error";
import { decodeObjectIdentifier } from "./object-identifier";
import type { DerNode } from "./reader";
import { TAG, tagName } from "./tags";

/** Refuses an element that has another tag than the one expected. @throws Asn1Error */
export function expectTag(node: DerNode, tag: number, what = "this element"): DerNode {
  if (node.tag !== tag) throw new Asn1Error(`${what} is ${tagName(node.tag)}, not ${tagName(tag)}`, node.start);
  return node;
}

/** A BOOLEAN. @throws Asn1Error */
export function readBoolean(node: DerNode): boolean {
  expectTag(node, TAG.boolean);
  return node.source[node.contentStart] === 0xff;
}

/** An INTEGER of any size; also under an implicit tag or as ENUMERATED. @throws Asn1Error */
export function readInteger(node: DerNode): bigint {
  const { content } = node;
  if (content.length === 0) throw new Asn1Error("an empty INTEGER", node.start);
  const value = BigInt(`0x${Buffer.from(content).toString("hex")}`);
  return (content[0] as number) >= 0x80 ? value - (1n << BigInt(content.length * 8)) : value;
}

/** An INTEGER from 0 to 2^31-1, as versions, lengths and counts are. @throws Asn1Error */
export function readSmallInteger(node: DerNode, what = "this number"): number {
  const length = node.end - node.contentStart;
  let value = 0;
  for (let i = node.contentStart; i < node.end; i++) value = value * 256 + (node.source[i] as number);
  if (length < 1 || length > 4 || (node.source[node.contentStart] as number) >= 0x80) {
    throw new Asn1Error(`${what} is out of range`, node.start);
  }
  return value;
}

/** An OBJECT IDENTIFIER in dotted form. @throws Asn1Error */
export function readOid(node: DerNode): string {
  expectTag(node, TAG.oid);
  return decodeObjectIdentifier(node.content);
}

/** The octets of an OCTET STRING. A view, not a copy. @throws Asn1Error */
export function readOctets(node: DerNode): Uint8Array {
  return expectTag(node, TAG.octetString).content;
}

/** The octets of a BIT STRING that must hold whole octets (keys, signatures). @throws Asn1Error */
export function readBitOctets(node: DerNode): Uint8Array {
  expectTag(node, TAG.bitString);
  if (node.source[node.contentStart] !== 0) {
    throw new Asn1Error("this BIT STRING must hold whole octets", node.contentStart);
  }
  return node.source.subarray(node.contentStart + 1, node.end);
}

/**
 * The numbers of the bits that are set in a BIT STRING with named bits, ascending. Trailing zero
 * bits are refused (X.690 11.2.2). @throws Asn1Error
 */
export function readNamedBits(node: DerNode): number[] {
  const { content } = node;
  const unused = content[0];
  if (unused === undefined || unused > 7) throw new Asn1Error("a malformed BIT STRING", node.start);
  const bits: number[] = [];
  for (let i = 1; i < content.length; i++) {
    for (let bit = 0; bit < 8; bit++) {
      if (((content[i] as number) & (0x80 >> bit)) !== 0) bits.push((i - 1) * 8 + bit);
    }
  }
  const total = (content.length - 1) * 8 - unused;
  if (total !== (bits.at(-1) ?? -1) + 1) throw new Asn1Error("a BIT STRING with trailing zero bits", node.start);
  return bits;
}
