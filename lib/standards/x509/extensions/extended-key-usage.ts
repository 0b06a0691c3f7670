import { Asn1Error } from "../../asn1/asn1-error";
import type { DerNode } from "../../asn1/reader";
import { TAG } from "../../asn1/tags";
import { expectTag, readOid } from "../../asn1/values";
import { encodeOid, encodeSequence } from "../../asn1/writer";

/** Key purposes (RFC 5280 4.2.1.12) as object identifiers. */
export function encodeExtendedKeyUsage(purposes: readonly string[]): Uint8Array {
  return encodeSequence(...purposes.map(encodeOid));
}

/** @throws Asn1Error */
export function readExtendedKeyUsage(node: DerNode): string[] {
  const purposes = expectTag(node, TAG.sequence, "extKeyUsage").children.map(readOid);
  if (purposes.length === 0) throw new Asn1Error("extKeyUsage is empty", node.start);
  return purposes;
}
