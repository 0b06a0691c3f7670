import { createHash } from "node:crypto";
import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { readTime } from "../asn1/time";
import { readOctets, readOid } from "../asn1/values";
import {
  type DigestAlgorithm,
  isWeakDigest,
  type SignatureAlgorithm,
  verifySignature,
  type WeakDigest,
} from "../x509/algorithms";
import { type Certificate, parseCertificate } from "../x509/certificate";
import { type Attribute, findAttribute, singleValue } from "./attribute";
import { identifies } from "./issuer-and-serial";
import { parseSignedData, type SignedData, type SignerInfo } from "./signed-data";
import {
  type CertificateReference,
  readSigningCertificate,
  readSigningCertificateV2,
  refersTo,
} from "./signing-certificate";

/** Why a signature was refused. */
export type CmsFailure =
  | "malformed"
  | "signer-count"
  | "content-type"
  | "content-missing"
  | "content-unexpected"
  | "signed-attributes-missing"
  | "message-digest-missing"
  | "digest-mismatch"
  | "algorithm-unknown"
  | "algorithm-mismatch"
  | "weak-digest"
  | "signer-certificate-missing"
  | "signing-certificate-missing"
  | "signing-certificate-ambiguous"
  | "signing-certificate-mismatch"
  | "signature-mismatch";

export interface VerifySignedDataInput {
  readonly cms: Uint8Array;
  /** The detached content. Give this or `digest`; neither when the content is inside the message. */
  readonly content?: Uint8Array;
  /** Digest of the detached content, or how to take it once the algorithm is known. */
  readonly digest?: Uint8Array | ((algorithm: DigestAlgorithm | WeakDigest) => Uint8Array);
  /** By default id-data. */
  readonly contentType?: string;
  /** Where the signer's certificate may be besides the message. */
  readonly certificates?: readonly Certificate[];
  /** Accept MD5, SHA-1 and SHA-224 in old material; they are reported either way. */
  readonly allowWeakDigests?: boolean;
  /** Accept both signing-certificate and signing-certificate-v2, as RFC 5816 lets time stamps have; both must match. */
  readonly allowBothReferences?: boolean;
}

/** What a signature that verifies says. Nothing here tells whether the certificate is trusted: see buildPath. */
export interface VerifiedSignature {
  readonly ok: true;
  readonly signerCertificate: Certificate;
  /** All certificates of the message that can be read. */
  readonly certificates: readonly Certificate[];
  readonly digestAlgorithm: DigestAlgorithm | WeakDigest;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signedAttributes: readonly Attribute[];
  readonly unsignedAttributes: readonly Attribute[];
  /** The signature value, which a signature time stamp is over. */
  readonly signature: Uint8Array;
  /** Signature time-stamp tokens in DER, unverified. */
  readonly timestampTokens: readonly Uint8Array[];
  /** The signing-time attribute, which PAdES forbids; a claim of the signer, not proof. */
  readonly signingTime: Date | undefined;
  /** 2 for signing-certificate-v2, 1 for the older attribute with SHA-1. */
  readonly signingCertificateVersion: 1 | 2;
  readonly weakDigest: boolean;
  readonly data: SignedData;
}

export type VerifySignedDataResult =
  | VerifiedSignature
  | {
      readonly ok: false;
      readonly code: CmsFailure;
      readonly message: string;
      readonly signerCertificate?: Certificate;
    };

class Refusal extends Error {
  constructor(
    readonly code: CmsFailure,
    message: string,
    readonly signerCertificate?: Certificate,
  ) {
    super(message);
  }
}

/**
 * Verifies the one signature of a CMS message as EN 319 122-1 and EN 319 142-1 demand of a baseline
 * signature: strict DER, one signer, content type, digest, exactly one signing-certificate attribute
 * that names the verifying certificate, and the signature itself (ECDSA on P-256, P-384 and P-521,
 * RSA PKCS #1 v1.5, RSA-PSS). Trust, revocation and time stamps are for the caller.
 */
export function verifySignedData(input: VerifySignedDataInput): VerifySignedDataResult {
  try {
    return verifyOrRefuse(input);
  } catch (error) {
    if (error instanceof Asn1Error) return { ok: false, code: "malformed", message: error.message };
    if (!(error instanceof Refusal)) throw error;
    const { code, message, signerCertificate } = error;
    return { ok: false, code, message, ...(signerCertificate && { signerCertificate }) };
  }
}

function verifyOrRefuse(input: VerifySignedDataInput): VerifiedSignature {
  const data = parseSignedData(input.cms);
  const [signer] = data.signers;
  if (signer === undefined || data.signers.length !== 1) {
    throw new Refusal("signer-count", `there are ${data.signers.length} signers, not one`);
  }
  const { signedBytes, signedAttributes } = signer;
  if (signedBytes === undefined) throw new Refusal("signed-attributes-missing", "there are no signed attributes");
  const { digestAlgorithm, signatureAlgorithm } = readAlgorithms(signer, input.allowWeakDigests === true);
  checkContentType(data, signedAttributes, input.contentType ?? OID.data);
  const certificates = readCertificates(data);
  const { signerCertificate, version } = findSigner(signer, [...(input.certificates ?? []), ...certificates], input);
  checkDigest(data, signedAttributes, digestAlgorithm, input, signerCertificate);
  if (!verifySignature(signatureAlgorithm, signerCertificate, signedBytes, signer.signature)) {
    throw new Refusal("signature-mismatch", "the signature does not verify", signerCertificate);
  }
  const signingTime = findAttribute(signedAttributes, OID.signingTime);
  return {
    ok: true,
    signerCertificate,
    certificates,
    digestAlgorithm,
    signatureAlgorithm,
    signedAttributes,
    unsignedAttributes: signer.unsignedAttributes,
    signature: signer.signature,
    timestampTokens: signer.unsignedAttributes
      .filter(({ oid }) => oid === OID.signatureTimeStamp)
      .flatMap(({ values }) => values.map(({ raw }) => raw)),
    signingTime: signingTime && readTime(singleValue(signingTime)),
    signingCertificateVersion: version,
    weakDigest: isWeakDigest(digestAlgorithm),
    data,
  };
}

function readAlgorithms({ digestAlgorithm, signatureAlgorithm }: SignerInfo, allowWeak: boolean) {
  if (digestAlgorithm === undefined) throw new Refusal("algorithm-unknown", "the digest algorithm is unknown");
  if (signatureAlgorithm === undefined) throw new Refusal("algorithm-unknown", "the signature algorithm is unknown");
  if (signatureAlgorithm.digest !== digestAlgorithm) {
    throw new Refusal("algorithm-mismatch", "the signature uses another digest than the message");
  }
  if (isWeakDigest(digestAlgorithm) && !allowWeak) throw new Refusal("weak-digest", `${digestAlgorithm} is too weak`);
  return { digestAlgorithm, signatureAlgorithm };
}

function checkContentType(data: SignedData, attributes: readonly Attribute[], expected: string): void {
  const attribute = findAttribute(attributes, OID.contentType);
  if (data.contentType !== expected) throw new Refusal("content-type", "the content is of another type");
  if (attribute === undefined || readOid(singleValue(attribute)) !== expected) {
    throw new Refusal("content-type", "the content-type attribute does not name the content's type");
  }
}

/** Certificates that cannot be read are passed over: the message may carry more than the signer's chain. */
function readCertificates(data: SignedData): Certificate[] {
  return data.certificates.flatMap((der) => {
    try {
      return [parseCertificate(der)];
    } catch (error) {
      if (error instanceof Asn1Error) return [];
      throw error;
    }
  });
}

function findSigner(
  signer: SignerInfo,
  candidates: readonly Certificate[],
  { allowBothReferences = false }: VerifySignedDataInput,
): { signerCertificate: Certificate; version: 1 | 2 } {
  const named = candidates.filter((certificate) => identifies(signer.identifier, certificate));
  const [first] = named;
  if (first === undefined) throw new Refusal("signer-certificate-missing", "the signer's certificate is not there");
  const v1 = findAttribute(signer.signedAttributes, OID.signingCertificate);
  const v2 = findAttribute(signer.signedAttributes, OID.signingCertificateV2);
  if (v1 !== undefined && v2 !== undefined && !allowBothReferences) {
    throw new Refusal("signing-certificate-ambiguous", "there are two signing-certificate attributes", first);
  }
  const references: CertificateReference[] = [];
  if (v1 !== undefined) references.push(readSigningCertificate(singleValue(v1)));
  if (v2 !== undefined) references.push(readSigningCertificateV2(singleValue(v2)));
  if (references.length === 0) {
    throw new Refusal("signing-certificate-missing", "there is no signing-certificate attribute", first);
  }
  const match = named.find((certificate) => references.every((reference) => refersTo(reference, certificate)));
  if (match === undefined) {
    throw new Refusal(
      "signing-certificate-mismatch",
      "the signing-certificate attribute names another certificate",
      first,
    );
  }
  return { signerCertificate: match, version: v2 === undefined ? 1 : 2 };
}

function checkDigest(
  data: SignedData,
  attributes: readonly Attribute[],
  algorithm: DigestAlgorithm | WeakDigest,
  input: VerifySignedDataInput,
  signerCertificate: Certificate,
): void {
  const attribute = findAttribute(attributes, OID.messageDigest);
  if (attribute === undefined)
    throw new Refusal("message-digest-missing", "there is no message-digest", signerCertificate);
  const claimed = readOctets(singleValue(attribute));
  if (Buffer.compare(claimed, actualDigest(data, algorithm, input)) !== 0) {
    throw new Refusal("digest-mismatch", "the content is not what was signed", signerCertificate);
  }
}

function actualDigest(
  data: SignedData,
  algorithm: DigestAlgorithm | WeakDigest,
  { content, digest }: VerifySignedDataInput,
): Uint8Array {
  if (content === undefined && digest === undefined) {
    if (data.content === undefined) throw new Refusal("content-missing", "the content is not there");
    return createHash(algorithm).update(data.content).digest();
  }
  if (data.content !== undefined)
    throw new Refusal("content-unexpected", "the message must not hold the content itself");
  if (content !== undefined) return createHash(algorithm).update(content).digest();
  return typeof digest === "function" ? digest(algorithm) : (digest as Uint8Array);
}
