import { OID } from "../asn1/oids";
import { encodeTime } from "../asn1/time";
import {
  encodeBitString,
  encodeEnumerated,
  encodeExplicit,
  encodeInteger,
  encodeSequence,
  encodeUnsigned,
} from "../asn1/writer";
import { authorityAlgorithmFor, encodeSignatureAlgorithm } from "../x509/algorithms";
import type { Certificate } from "../x509/certificate";
import { encodeExtension } from "../x509/extensions/extension";
import { encodeAuthorityKeyIdentifier } from "../x509/extensions/key-identifiers";

/** Why a certificate was revoked (CRLReason, RFC 5280 5.3.1). `unspecified` is left out of the list, as the RFC asks. */
export const crlReasons = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  privilegeWithdrawn: 9,
} as const;
export type CrlReason = keyof typeof crlReasons;

export type RevokedCertificate = {
  /** Big-endian magnitude. */
  serial: Uint8Array;
  at: Date;
  reason?: CrlReason;
};

export type CrlInput = {
  issuer: Certificate;
  /** Grows with every list of one issuer. */
  number: number | bigint;
  thisUpdate: Date;
  /** When the next list is there at the latest. */
  nextUpdate: Date;
  revoked: readonly RevokedCertificate[];
  /** Signs the bytes to be signed with the issuer's key: ECDSA or SM2 as DER, or RSA PKCS #1 v1.5. */
  sign: (tbs: Uint8Array) => Uint8Array;
};

/**
 * A complete list of what one authority has revoked: CertificateList version 2 with authority key identifier and
 * CRL number (RFC 5280 5.1 and 5.2).
 * @returns DER
 * @throws RangeError when the issuer has no subject key identifier, or the next update is not after this one
 */
export function buildCrl({ issuer, number, thisUpdate, nextUpdate, revoked, sign }: CrlInput): Uint8Array {
  if (nextUpdate <= thisUpdate) throw new RangeError("the next update must be after this one");
  if (!issuer.subjectKeyIdentifier) throw new RangeError("the issuer has no subject key identifier");
  const algorithm = encodeSignatureAlgorithm(authorityAlgorithmFor(issuer.publicKeyInfo));
  const extensions = encodeSequence(
    encodeExtension(OID.authorityKeyIdentifier, false, encodeAuthorityKeyIdentifier(issuer.subjectKeyIdentifier)),
    encodeExtension(OID.crlNumber, false, encodeInteger(BigInt(number))),
  );
  const tbs = encodeSequence(
    encodeInteger(1),
    algorithm,
    issuer.subject.raw,
    encodeTime(thisUpdate),
    encodeTime(nextUpdate),
    // An empty list must be absent (5.1.2.6).
    ...(revoked.length > 0 ? [encodeSequence(...revoked.map(encodeEntry))] : []),
    encodeExplicit(0, extensions),
  );
  return encodeSequence(tbs, algorithm, encodeBitString(sign(tbs)));
}

function encodeEntry({ serial, at, reason = "unspecified" }: RevokedCertificate): Uint8Array {
  const code = crlReasons[reason];
  const extensions = code === 0 ? [] : [encodeSequence(encodeExtension(OID.crlReason, false, encodeEnumerated(code)))];
  return encodeSequence(encodeUnsigned(serial), encodeTime(at), ...extensions);
}
