import { Fields } from "../asn1/fields";
import type { DerNode } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { encodeOctetString, encodeSequence } from "../asn1/writer";
import { type DigestAlgorithm, encodeDigestAlgorithm, readDigestAlgorithm, type WeakDigest } from "../x509/algorithms";

/** What is stamped: a digest and its algorithm (RFC 3161 2.4.1). */
export interface MessageImprint {
  /** Nothing when it is unknown. */
  readonly hashAlgorithm: DigestAlgorithm | WeakDigest | undefined;
  readonly hashedMessage: Uint8Array;
}

export function encodeMessageImprint(hashAlgorithm: DigestAlgorithm, hashedMessage: Uint8Array): Uint8Array {
  return encodeSequence(encodeDigestAlgorithm(hashAlgorithm), encodeOctetString(hashedMessage));
}

/** @throws Asn1Error */
export function readMessageImprint(node: DerNode): MessageImprint {
  const fields = new Fields(node, "MessageImprint");
  const hashAlgorithm = readDigestAlgorithm(fields.next("hashAlgorithm"));
  const hashedMessage = fields.next("hashedMessage", TAG.octetString).content;
  fields.end();
  return { hashAlgorithm, hashedMessage };
}
