import { createHash } from "node:crypto";
import { Fields } from "../../asn1/fields";
import { type DerNode, parseDer } from "../../asn1/reader";
import { contextConstructed, contextPrimitive, TAG } from "../../asn1/tags";
import { readBitOctets, readOctets } from "../../asn1/values";
import { encode, encodeOctetString, encodeSequence } from "../../asn1/writer";

/**
 * The identifier of a public key: the leftmost 160 bits of the SHA-256 of the subjectPublicKey
 * bits (RFC 7093 2, method 1).
 * @param spki SubjectPublicKeyInfo in DER
 * @throws Asn1Error
 */
export function keyIdentifier(spki: Uint8Array): Uint8Array {
  const fields = new Fields(parseDer(spki), "SubjectPublicKeyInfo");
  fields.next("algorithm");
  const bits = readBitOctets(fields.next("subjectPublicKey", TAG.bitString));
  return Uint8Array.from(createHash("sha256").update(bits).digest().subarray(0, 20));
}

/** RFC 5280 4.2.1.2. */
export function encodeSubjectKeyIdentifier(identifier: Uint8Array): Uint8Array {
  return encodeOctetString(identifier);
}

/** @throws Asn1Error */
export function readSubjectKeyIdentifier(node: DerNode): Uint8Array {
  return readOctets(node);
}

/** RFC 5280 4.2.1.1, by key identifier alone. */
export function encodeAuthorityKeyIdentifier(identifier: Uint8Array): Uint8Array {
  return encodeSequence(encode(contextPrimitive(0), identifier));
}

/** The key identifier of an authorityKeyIdentifier, if it has one. @throws Asn1Error */
export function readAuthorityKeyIdentifier(node: DerNode): Uint8Array | undefined {
  const fields = new Fields(node, "authorityKeyIdentifier");
  const identifier = fields.optional(contextPrimitive(0));
  fields.optional(contextConstructed(1));
  fields.optional(contextPrimitive(2));
  fields.end();
  return identifier?.content;
}
