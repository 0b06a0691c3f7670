import { OID } from "../asn1/oids";
import { contextConstructed, TAG } from "../asn1/tags";
import {
  encode,
  encodeExplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  headerSize,
  sortSetOf,
  writeHeader,
} from "../asn1/writer";
import {
  type DigestAlgorithm,
  encodeDigestAlgorithm,
  encodeSignatureAlgorithm,
  type SignatureAlgorithm,
  signatureAlgorithmFor,
} from "../x509/algorithms";
import { type Certificate, parseCertificate } from "../x509/certificate";
import { encodeIssuerAndSerial } from "./issuer-and-serial";

/** Everything in a SignedData that is the same for every signature of one signer, encoded. */
export interface SignedDataTemplate {
  /** version and digestAlgorithms. */
  readonly front: Uint8Array;
  /** encapContentInfo of detached content. */
  readonly detachedContent: Uint8Array;
  /** The certificates, under [0]. */
  readonly certificates: Uint8Array;
  /** version, sid and digestAlgorithm of the SignerInfo. */
  readonly signerFront: Uint8Array;
  /** signatureAlgorithm of the SignerInfo. */
  readonly signatureAlgorithm: Uint8Array;
}

export interface SignedDataTemplateInput {
  readonly signer: Certificate;
  /** The others of its chain, in DER. */
  readonly chain: readonly Uint8Array[];
  /** Left out of the message, as a time-stamping authority does where certReq is false. */
  readonly omitCertificates?: boolean;
  readonly digestAlgorithm: DigestAlgorithm;
  readonly signatureAlgorithm?: SignatureAlgorithm;
  /** By default id-data. */
  readonly contentType?: string;
}

/** Prepares a signer's SignedData (RFC 5652 5.1). @throws Asn1Error, RangeError for a key that signatures are not made with */
export function signedDataTemplate(input: SignedDataTemplateInput): SignedDataTemplate {
  const { signer, chain, digestAlgorithm, contentType = OID.data } = input;
  const signatureAlgorithm = input.signatureAlgorithm ?? signatureAlgorithmFor(signer.publicKeyInfo);
  const digest = encodeDigestAlgorithm(digestAlgorithm);
  // Version 3 says that the content is not id-data (RFC 5652 5.1).
  const version = contentType === OID.data ? 1 : 3;
  return {
    front: join([encodeInteger(version), encodeSetOf([digest])]),
    detachedContent: encodeSequence(encodeOid(contentType)),
    certificates: input.omitCertificates ? new Uint8Array() : encodeCertificates([signer.raw, ...chain]),
    signerFront: join([encodeInteger(1), encodeIssuerAndSerial(signer), digest]),
    signatureAlgorithm: encodeSignatureAlgorithm({ ...signatureAlgorithm, digest: digestAlgorithm }),
  };
}

function encodeCertificates(certificates: readonly Uint8Array[]): Uint8Array {
  const sorted = sortSetOf(certificates);
  const distinct = sorted.filter((der, i) => i === 0 || Buffer.compare(der, sorted[i - 1] as Uint8Array) !== 0);
  return encode(contextConstructed(0), ...distinct);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** encapContentInfo with its content inside. */
export function encodeEncapsulatedContent(contentType: string, content: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(contentType), encodeExplicit(0, encodeOctetString(content)));
}

export interface FillSignedData {
  /** As signed: tagged SET OF. */
  readonly signedAttributes: Uint8Array;
  readonly signature: Uint8Array;
  /** Encoded attributes. */
  readonly unsignedAttributes?: readonly Uint8Array[];
  /** encapContentInfo; by default that of detached content. */
  readonly content?: Uint8Array;
}

/** Writes the ContentInfo in one pass into one allocation: sizes from the inside out, then octets. */
export function fillSignedData(template: SignedDataTemplate, values: FillSignedData): Uint8Array {
  const { front, certificates, signerFront, signatureAlgorithm } = template;
  const { signedAttributes, signature, unsignedAttributes = [] } = values;
  const content = values.content ?? template.detachedContent;
  const unsigned = unsignedAttributes.length === 0 ? [] : sortSetOf(unsignedAttributes);
  const unsignedLength = unsigned.reduce((sum, attribute) => sum + attribute.length, 0);

  const signerLength =
    signerFront.length +
    signedAttributes.length +
    signatureAlgorithm.length +
    whole(signature.length) +
    (unsigned.length === 0 ? 0 : whole(unsignedLength));
  const signersLength = whole(signerLength);
  const dataLength = front.length + content.length + certificates.length + whole(signersLength);
  const type = encodeOid(OID.signedData);
  const explicitLength = whole(dataLength);
  const infoLength = type.length + whole(explicitLength);

  const out = new Uint8Array(whole(infoLength));
  let at = writeHeader(out, 0, TAG.sequence, infoLength);
  at = place(out, at, type);
  at = writeHeader(out, at, contextConstructed(0), explicitLength);
  at = writeHeader(out, at, TAG.sequence, dataLength);
  at = place(out, at, front);
  at = place(out, at, content);
  at = place(out, at, certificates);
  at = writeHeader(out, at, TAG.set, signersLength);
  at = writeHeader(out, at, TAG.sequence, signerLength);
  at = place(out, at, signerFront);
  // The attributes are signed as SET OF and carried as [0] IMPLICIT (RFC 5652 5.4).
  out[at] = contextConstructed(0);
  out.set(signedAttributes.subarray(1), at + 1);
  at += signedAttributes.length;
  at = place(out, at, signatureAlgorithm);
  at = writeHeader(out, at, TAG.octetString, signature.length);
  at = place(out, at, signature);
  if (unsigned.length > 0) {
    at = writeHeader(out, at, contextConstructed(1), unsignedLength);
    for (const attribute of unsigned) at = place(out, at, attribute);
  }
  return out;
}

/** Copies the bytes and returns the position behind them. */
function place(out: Uint8Array, at: number, bytes: Uint8Array): number {
  out.set(bytes, at);
  return at + bytes.length;
}

function whole(length: number): number {
  return headerSize(length) + length;
}

export interface SignedDataInput {
  /** As signed: tagged SET OF; see buildSignedAttributes. */
  readonly signedAttributes: Uint8Array;
  readonly signature: Uint8Array;
  /** In DER, the signer's first. */
  readonly certificates: readonly Uint8Array[];
  /** Encoded attributes. */
  readonly unsignedAttributes?: readonly Uint8Array[];
  /** By default SHA-256; must be that of the signature. */
  readonly digestAlgorithm?: DigestAlgorithm;
  /** By default what the signer's key signs with. */
  readonly signatureAlgorithm?: SignatureAlgorithm;
}

/**
 * A detached CMS signature (RFC 5652) in DER: one SignerInfo, no content, all certificates given.
 * @throws Asn1Error, RangeError when the signer's certificate cannot be used
 */
export function buildSignedData(input: SignedDataInput): Uint8Array {
  const { certificates, digestAlgorithm = "sha256", signatureAlgorithm } = input;
  const [first, ...chain] = certificates;
  if (first === undefined) throw new RangeError("the signer's certificate is needed");
  const template = signedDataTemplate({
    signer: parseCertificate(first),
    chain,
    digestAlgorithm,
    ...(signatureAlgorithm === undefined ? {} : { signatureAlgorithm }),
  });
  return fillSignedData(template, input);
}
