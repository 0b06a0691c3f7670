import { createHash } from "node:crypto";
import { Asn1Error } from "../asn1/asn1-error";
import { Fields, onlyChild } from "../asn1/fields";
import type { DerNode } from "../asn1/reader";
import { contextConstructed, TAG } from "../asn1/tags";
import { expectTag } from "../asn1/values";
import { encodeOctetString, encodeSequence } from "../asn1/writer";
import { type DigestAlgorithm, encodeDigestAlgorithm, readDigestAlgorithm, type WeakDigest } from "../x509/algorithms";
import type { Certificate } from "../x509/certificate";
import { namesEqual, readName } from "../x509/name";

/** What a signing-certificate attribute says of the signer's certificate. */
export interface CertificateReference {
  /** Nothing when the digest is not known. */
  readonly digestAlgorithm: DigestAlgorithm | WeakDigest | undefined;
  readonly digest: Uint8Array;
  readonly issuerSerial: DerNode | undefined;
}

/**
 * The value of signing-certificate-v2 (RFC 5035 3) for one certificate. issuerSerial is left out, as
 * a hash already names the certificate; SHA-256 is the default and therefore not written (X.690 11.5).
 */
export function encodeSigningCertificateV2(certificateDer: Uint8Array, digestAlgorithm: DigestAlgorithm): Uint8Array {
  const digest = encodeOctetString(createHash(digestAlgorithm).update(certificateDer).digest());
  const reference =
    digestAlgorithm === "sha256"
      ? encodeSequence(digest)
      : encodeSequence(encodeDigestAlgorithm(digestAlgorithm), digest);
  return encodeSequence(encodeSequence(reference));
}

/** The first reference of signing-certificate-v2, which is the signer's (RFC 5035 3). @throws Asn1Error */
export function readSigningCertificateV2(node: DerNode): CertificateReference {
  const fields = new Fields(firstReference(node), "ESSCertIDv2");
  const algorithm = fields.optional(TAG.sequence);
  const digest = fields.next("certHash", TAG.octetString).content;
  const issuerSerial = fields.optional(TAG.sequence);
  fields.end();
  return {
    digestAlgorithm: algorithm === undefined ? "sha256" : readDigestAlgorithm(algorithm),
    digest,
    issuerSerial,
  };
}

/** The first reference of the older signing-certificate (RFC 2634 5.4), always SHA-1. @throws Asn1Error */
export function readSigningCertificate(node: DerNode): CertificateReference {
  const fields = new Fields(firstReference(node), "ESSCertID");
  const digest = fields.next("certHash", TAG.octetString).content;
  const issuerSerial = fields.optional(TAG.sequence);
  fields.end();
  return { digestAlgorithm: "sha1", digest, issuerSerial };
}

function firstReference(node: DerNode): DerNode {
  const fields = new Fields(node, "SigningCertificate");
  const [first] = fields.next("certs", TAG.sequence).children;
  fields.optional(TAG.sequence);
  fields.end();
  if (first === undefined) throw new Asn1Error("the signing-certificate attribute names no certificate", node.start);
  return first;
}

/** Whether a reference is to this certificate: hash, and issuer and serial number where given. @throws Asn1Error */
export function refersTo(reference: CertificateReference, certificate: Certificate): boolean {
  const { digestAlgorithm, digest, issuerSerial } = reference;
  if (digestAlgorithm === undefined) return false;
  const actual = createHash(digestAlgorithm).update(certificate.raw).digest();
  if (Buffer.compare(actual, digest) !== 0) return false;
  if (issuerSerial === undefined) return true;
  const fields = new Fields(issuerSerial, "IssuerSerial");
  const names = fields.next("issuer", TAG.sequence);
  const serial = fields.next("serialNumber", TAG.integer).content;
  fields.end();
  const [name] = names.children;
  if (name === undefined || names.children.length !== 1) return false;
  const issuer = readName(onlyChild(expectTag(name, contextConstructed(4), "issuer"), "issuer"));
  return Buffer.compare(serial, certificate.serial) === 0 && namesEqual(issuer, certificate.issuer);
}
