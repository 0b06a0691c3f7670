import type { DerNode } from "../../asn1/reader";
import { TAG } from "../../asn1/tags";
import { expectTag, readNamedBits } from "../../asn1/values";
import { encodeNamedBits } from "../../asn1/writer";

/** The bits of RFC 5280 4.2.1.3, in order. `nonRepudiation` is X.509's contentCommitment. */
export const KEY_USAGES = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

export function encodeKeyUsage(usages: readonly KeyUsage[]): Uint8Array {
  return encodeNamedBits(usages.map((usage) => KEY_USAGES.indexOf(usage)));
}

/** Bits that the standard does not name are passed over. @throws Asn1Error */
export function readKeyUsage(node: DerNode): KeyUsage[] {
  const bits = readNamedBits(expectTag(node, TAG.bitString, "keyUsage"));
  return bits.flatMap((bit) => KEY_USAGES[bit] ?? []);
}
