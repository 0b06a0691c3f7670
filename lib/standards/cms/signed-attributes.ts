import { OID } from "../asn1/oids";
import { encodeOctetString, encodeOid, encodeSetOf } from "../asn1/writer";
import { DIGEST_LENGTH, type DigestAlgorithm } from "../x509/algorithms";
import { encodeAttribute } from "./attribute";
import { encodeSigningCertificateV2 } from "./signing-certificate";

export interface SignedAttributesInput {
  /** Digest of the signed content. */
  readonly digest: Uint8Array;
  readonly signingCertificateDer: Uint8Array;
  /** By default SHA-256. */
  readonly digestAlgorithm?: DigestAlgorithm;
  /** By default id-data. */
  readonly contentType?: string;
}

/** Signed attributes with everything in place but the digest. */
export interface SignedAttributesTemplate {
  readonly bytes: Uint8Array;
  /** Where the digest stands in `bytes`. */
  readonly digestAt: number;
  readonly digestLength: number;
}

/**
 * Prepares the signed attributes of one signer: content-type, message-digest and exactly one
 * signing-certificate-v2, in DER SET OF order, without signing-time (EN 319 142-1 6.3). The order
 * cannot depend on the digest, because the attribute types before it already differ.
 */
export function signedAttributesTemplate(
  signingCertificateDer: Uint8Array,
  digestAlgorithm: DigestAlgorithm,
  contentType: string,
): SignedAttributesTemplate {
  const digestLength = DIGEST_LENGTH[digestAlgorithm];
  const messageDigest = encodeAttribute(OID.messageDigest, encodeOctetString(new Uint8Array(digestLength)));
  const bytes = encodeSetOf([
    encodeAttribute(OID.contentType, encodeOid(contentType)),
    messageDigest,
    encodeAttribute(OID.signingCertificateV2, encodeSigningCertificateV2(signingCertificateDer, digestAlgorithm)),
  ]);
  const digestAt = Buffer.from(bytes.buffer).indexOf(messageDigest) + messageDigest.length - digestLength;
  return { bytes, digestAt, digestLength };
}

/** The attributes for one digest, as the SET OF that is signed (RFC 5652 5.4). @throws RangeError for a digest of the wrong length */
export function fillSignedAttributes(template: SignedAttributesTemplate, digest: Uint8Array): Uint8Array {
  if (digest.length !== template.digestLength) {
    throw new RangeError(`the digest must have ${template.digestLength} octets`);
  }
  const bytes = template.bytes.slice();
  bytes.set(digest, template.digestAt);
  return bytes;
}

/**
 * The signed attributes of a CAdES signature in DER, tagged SET OF: exactly these octets are signed.
 * @throws RangeError for a digest of the wrong length
 */
export function buildSignedAttributes(input: SignedAttributesInput): Uint8Array {
  const { digest, signingCertificateDer, digestAlgorithm = "sha256", contentType = OID.data } = input;
  return fillSignedAttributes(signedAttributesTemplate(signingCertificateDer, digestAlgorithm, contentType), digest);
}
