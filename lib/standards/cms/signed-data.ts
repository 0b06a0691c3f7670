import { Asn1Error } from "../asn1/asn1-error";
import { Fields, onlyChild } from "../asn1/fields";
import { OID } from "../asn1/oids";
import { type DerNode, parseDer } from "../asn1/reader";
import { contextConstructed, TAG } from "../asn1/tags";
import { readOctets, readOid, readSmallInteger } from "../asn1/values";
import {
  type DigestAlgorithm,
  readDigestAlgorithm,
  readSignerAlgorithm,
  type SignatureAlgorithm,
  type WeakDigest,
} from "../x509/algorithms";
import { type Attribute, readAttributes, readSignedAttributes } from "./attribute";
import { readSignerIdentifier, type SignerIdentifier } from "./issuer-and-serial";

/** One signer of a SignedData (RFC 5652 5.3). */
export interface SignerInfo {
  readonly version: number;
  readonly identifier: SignerIdentifier;
  /** Nothing when it is unknown. */
  readonly digestAlgorithm: DigestAlgorithm | WeakDigest | undefined;
  /** Nothing when it is unknown. */
  readonly signatureAlgorithm: SignatureAlgorithm | undefined;
  readonly signedAttributes: readonly Attribute[];
  /** The octets that were signed: the attributes as SET OF. Nothing when there are no signed attributes. */
  readonly signedBytes: Uint8Array | undefined;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: readonly Attribute[];
}

/** A parsed CMS SignedData (RFC 5652 5.1). */
export interface SignedData {
  readonly version: number;
  readonly digestAlgorithms: readonly (DigestAlgorithm | WeakDigest | undefined)[];
  readonly contentType: string;
  /** The encapsulated content; nothing when detached. */
  readonly content: Uint8Array | undefined;
  /** X.509 certificates in DER, as they lie in the message. Other forms are passed over. */
  readonly certificates: readonly Uint8Array[];
  /** Certificate lists in DER. Other forms are passed over. */
  readonly crls: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
}

/** Parses a ContentInfo that holds SignedData, in strict DER. Views into `der`, no copies. @throws Asn1Error */
export function parseSignedData(der: Uint8Array): SignedData {
  const fields = new Fields(signedDataNode(parseDer(der)), "SignedData");
  const version = readSmallInteger(fields.next("version", TAG.integer));
  const digestAlgorithms = fields.next("digestAlgorithms", TAG.set).children.map(readDigestAlgorithm);
  const content = new Fields(fields.next("encapContentInfo"), "EncapsulatedContentInfo");
  const contentType = readOid(content.next("eContentType"));
  const encapsulated = content.optional(contextConstructed(0));
  content.end();
  const certificates = fields.optional(contextConstructed(0));
  const crls = fields.optional(contextConstructed(1));
  const signers = fields.next("signerInfos", TAG.set);
  fields.end();
  return {
    version,
    digestAlgorithms,
    contentType,
    content: encapsulated && readOctets(onlyChild(encapsulated, "eContent")),
    certificates: plainMembers(certificates),
    crls: plainMembers(crls),
    signers: signers.children.map(readSignerInfo),
  };
}

/** The SignedData inside a ContentInfo. @throws Asn1Error */
export function signedDataNode(contentInfo: DerNode): DerNode {
  const fields = new Fields(contentInfo, "ContentInfo");
  const type = fields.next("contentType");
  const content = fields.next("content", contextConstructed(0));
  fields.end();
  if (readOid(type) !== OID.signedData) throw new Asn1Error("this CMS message is not SignedData", type.start);
  return onlyChild(content, "content");
}

/** Certificates and certificate lists proper are SEQUENCEs; the alternatives bear context tags. */
function plainMembers(set: DerNode | undefined): Uint8Array[] {
  return (set?.children ?? []).filter(({ tag }) => tag === TAG.sequence).map(({ raw }) => raw);
}

function readSignerInfo(node: DerNode): SignerInfo {
  const fields = new Fields(node, "SignerInfo");
  const version = readSmallInteger(fields.next("version", TAG.integer));
  const identifier = readSignerIdentifier(fields.next("sid"));
  const digestAlgorithm = readDigestAlgorithm(fields.next("digestAlgorithm"));
  const signed = fields.optional(contextConstructed(0));
  const algorithm = fields.next("signatureAlgorithm", TAG.sequence);
  const signature = readOctets(fields.next("signature"));
  const unsigned = fields.optional(contextConstructed(1));
  fields.end();
  return {
    version,
    identifier,
    digestAlgorithm,
    signatureAlgorithm: digestAlgorithm && readSignerAlgorithm(algorithm, digestAlgorithm),
    signedAttributes: signed === undefined ? [] : readSignedAttributes(signed),
    signedBytes: signed && asSet(signed),
    signature,
    unsignedAttributes: unsigned === undefined ? [] : readAttributes(unsigned),
  };
}

function asSet(node: DerNode): Uint8Array {
  const bytes = node.raw.slice();
  bytes[0] = TAG.set;
  return bytes;
}
