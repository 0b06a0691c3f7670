import { Asn1Error } from "../asn1/asn1-error";
import { Fields, onlyChild } from "../asn1/fields";
import { type DerNode, parseDer } from "../asn1/reader";
import { contextConstructed, contextPrimitive, TAG } from "../asn1/tags";
import { readTime } from "../asn1/time";
import { expectTag, readSmallInteger } from "../asn1/values";
import { readSignatureAlgorithm, type SignatureAlgorithm } from "./algorithms";
import { type Extension, readExtension } from "./extensions/extension";
import { type Name, readName } from "./name";

/** A date of a validity period and the string type it was written in. */
export interface CertificateTime {
  readonly date: Date;
  /** The identifier octet: UTCTime or GeneralizedTime. */
  readonly tag: number;
}

/** The fields of a TBSCertificate (RFC 5280 4.1), typed. */
export interface TbsCertificate {
  readonly raw: Uint8Array;
  readonly version: number;
  /** The content octets of the serial number: two's complement, big-endian. */
  readonly serial: Uint8Array;
  /** The AlgorithmIdentifier in DER. */
  readonly signatureRaw: Uint8Array;
  readonly signature: SignatureAlgorithm | undefined;
  readonly issuer: Name;
  readonly notBefore: CertificateTime;
  readonly notAfter: CertificateTime;
  readonly subject: Name;
  /** SubjectPublicKeyInfo in DER. */
  readonly spki: Uint8Array;
  /** In order, duplicates included. */
  readonly extensions: readonly Extension[];
}

/** Reads a TBSCertificate. @throws Asn1Error */
export function readTbsCertificate(node: DerNode): TbsCertificate {
  const fields = new Fields(node, "TBSCertificate");
  const versionField = fields.optional(contextConstructed(0));
  const serial = fields.next("serialNumber", TAG.integer);
  const signature = fields.next("signature", TAG.sequence);
  const issuer = fields.next("issuer", TAG.sequence);
  const validity = new Fields(fields.next("validity"), "Validity");
  const notBefore = readCertificateTime(validity.next("notBefore"));
  const notAfter = readCertificateTime(validity.next("notAfter"));
  validity.end();
  const subject = fields.next("subject", TAG.sequence);
  const spki = fields.next("subjectPublicKeyInfo", TAG.sequence);
  fields.optional(contextPrimitive(1));
  fields.optional(contextPrimitive(2));
  const extensions = fields.optional(contextConstructed(3));
  fields.end();
  const version =
    versionField === undefined ? 1 : readSmallInteger(expectTag(onlyChild(versionField, "version"), TAG.integer)) + 1;
  return {
    raw: node.raw,
    version,
    serial: serial.content,
    signatureRaw: signature.raw,
    signature: readSignatureAlgorithm(signature),
    issuer: readName(issuer),
    notBefore,
    notAfter,
    subject: readName(subject),
    spki: spki.raw,
    extensions: extensions === undefined ? [] : readExtensions(extensions),
  };
}

/** Reads a TBSCertificate from its own bytes. @throws Asn1Error */
export function parseTbsCertificate(der: Uint8Array): TbsCertificate {
  return readTbsCertificate(parseDer(der));
}

function readCertificateTime(node: DerNode): CertificateTime {
  return { date: readTime(node), tag: node.tag };
}

function readExtensions(node: DerNode): Extension[] {
  const list = expectTag(onlyChild(node, "extensions"), TAG.sequence, "extensions");
  if (list.children.length === 0) throw new Asn1Error("the list of extensions is empty", list.start);
  return list.children.map(readExtension);
}
