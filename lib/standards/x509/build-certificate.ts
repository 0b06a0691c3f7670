import { createPublicKey, type KeyObject } from "node:crypto";
import { Fields } from "../asn1/fields";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { contextConstructed, TAG } from "../asn1/tags";
import { encodeTime } from "../asn1/time";
import {
  encodeBitString,
  encodeExplicit,
  encodeInteger,
  encodeNull,
  encodeSequence,
  encodeUnsigned,
} from "../asn1/writer";
import { authorityAlgorithmFor, encodeSignatureAlgorithm, type SignatureAlgorithm } from "./algorithms";
import type { Certificate } from "./certificate";
import { encodeAuthorityInformation } from "./extensions/authority-information";
import { encodeBasicConstraints } from "./extensions/basic-constraints";
import { type CertificatePolicy, encodeCertificatePolicies } from "./extensions/certificate-policies";
import { encodeDistributionPoints } from "./extensions/distribution-points";
import { encodeExtendedKeyUsage } from "./extensions/extended-key-usage";
import { encodeExtension } from "./extensions/extension";
import { encodeAuthorityKeyIdentifier, encodeSubjectKeyIdentifier, keyIdentifier } from "./extensions/key-identifiers";
import { encodeKeyUsage } from "./extensions/key-usage";
import { encodeName, type NameFields } from "./name";
import type { CertificateProfile } from "./profiles";
import { readPublicKeyInfo } from "./public-key";

export interface TbsCertificateInput {
  readonly profile: CertificateProfile;
  /** Big-endian magnitude; see composeSerial. */
  readonly serial: Uint8Array;
  readonly subject: NameFields;
  /** The subject's key: SubjectPublicKeyInfo in DER, or a public KeyObject. */
  readonly publicKey: Uint8Array | KeyObject;
  /** The issuing authority; left out for a self-signed certificate. */
  readonly issuer?: Certificate;
  /** Both in whole seconds; what is below is cut off. The certificate is valid through `notAfter`. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly policies?: readonly CertificatePolicy[];
  readonly crlUrls?: readonly string[];
  readonly ocspUrls?: readonly string[];
  readonly caIssuersUrls?: readonly string[];
  /** By default what the issuer's key signs with. */
  readonly signatureAlgorithm?: SignatureAlgorithm;
}

/**
 * A serial number that is unguessable and says which instance issued it: one octet of prefix, then
 * random octets (RFC 5280 4.1.2.2 allows 20 in all).
 * @param prefix 1 to 127, so that the number is positive and of constant length
 * @param random 16 to 19 random octets
 * @throws RangeError
 */
export function composeSerial(prefix: number, random: Uint8Array): Uint8Array {
  if (!Number.isInteger(prefix) || prefix < 1 || prefix > 127) throw new RangeError("the prefix must be 1 to 127");
  if (random.length < 16 || random.length > 19) throw new RangeError("a serial needs 16 to 19 random octets");
  return Uint8Array.of(prefix, ...random);
}

/**
 * Writes the TBSCertificate of a new certificate (RFC 5280 4.1.2) after its profile. Nothing is
 * judged here: lint the result, then sign exactly these bytes and pass both to assembleCertificate.
 * @throws RangeError when the issuer is missing or not wanted, or has no subject key identifier
 * @throws Asn1Error when a value cannot be written in its type
 */
export function buildTbsCertificate(input: TbsCertificateInput): Uint8Array {
  const { profile, issuer } = input;
  if (profile.selfSigned !== (issuer === undefined)) {
    throw new RangeError(profile.selfSigned ? "a self-signed certificate has no issuer" : "an issuer is needed");
  }
  const spki = input.publicKey instanceof Uint8Array ? input.publicKey : exportSpki(input.publicKey);
  const subject = encodeName(input.subject);
  const algorithm = input.signatureAlgorithm ?? authorityAlgorithmFor(issuer?.publicKeyInfo ?? readPublicKeyInfo(spki));
  return encodeSequence(
    encodeExplicit(0, encodeInteger(2)),
    encodeUnsigned(input.serial),
    encodeSignatureAlgorithm(algorithm),
    issuer?.subject.raw ?? subject,
    encodeSequence(encodeTime(input.notBefore), encodeTime(input.notAfter)),
    subject,
    spki,
    encodeExplicit(3, encodeSequence(...buildExtensions(input, spki))),
  );
}

function buildExtensions(input: TbsCertificateInput, spki: Uint8Array): Uint8Array[] {
  const { profile, issuer } = input;
  const extensions: Uint8Array[] = [];
  const add = (oid: string, critical: boolean, value: Uint8Array) => {
    extensions.push(encodeExtension(oid, critical, value));
  };
  const ownIdentifier = keyIdentifier(spki);
  const issuerIdentifier = issuer === undefined ? ownIdentifier : issuer.subjectKeyIdentifier;
  if (issuerIdentifier === undefined) throw new RangeError("the issuer has no subject key identifier");
  add(OID.authorityKeyIdentifier, false, encodeAuthorityKeyIdentifier(issuerIdentifier));
  add(OID.subjectKeyIdentifier, false, encodeSubjectKeyIdentifier(ownIdentifier));
  add(OID.keyUsage, true, encodeKeyUsage(profile.keyUsage));
  if (profile.authority !== undefined) {
    add(OID.basicConstraints, true, encodeBasicConstraints({ ca: true, ...profile.authority }));
  }
  if (profile.extendedKeyUsage !== undefined) {
    const { critical, purposes } = profile.extendedKeyUsage;
    add(OID.extendedKeyUsage, critical, encodeExtendedKeyUsage(purposes));
  }
  if (profile.ocspNoCheck) add(OID.ocspNoCheck, false, encodeNull());
  const { policies = [], crlUrls = [], ocspUrls = [], caIssuersUrls = [] } = input;
  if (policies.length > 0) add(OID.certificatePolicies, false, encodeCertificatePolicies(policies));
  if (crlUrls.length > 0) add(OID.crlDistributionPoints, false, encodeDistributionPoints(crlUrls));
  if (ocspUrls.length > 0 || caIssuersUrls.length > 0) {
    const value = encodeAuthorityInformation({ ocsp: ocspUrls, caIssuers: caIssuersUrls });
    add(OID.authorityInformationAccess, false, value);
  }
  return extensions;
}

/** SubjectPublicKeyInfo of a public or private key, in DER. @throws RangeError for a secret key */
export function exportSpki(key: KeyObject): Uint8Array {
  if (key.type === "secret") throw new RangeError("a secret key has no public part");
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return Uint8Array.from(publicKey.export({ format: "der", type: "spki" }));
}

/**
 * Joins a TBSCertificate and the issuer's signature over it into a certificate. The signature
 * algorithm is the one the TBSCertificate names; the TBS bytes are taken over unchanged.
 * @throws Asn1Error when `tbs` is not a TBSCertificate
 */
export function assembleCertificate(tbs: Uint8Array, signature: Uint8Array): Uint8Array {
  const fields = new Fields(parseDer(tbs), "TBSCertificate");
  fields.optional(contextConstructed(0));
  fields.next("serialNumber", TAG.integer);
  const algorithm = fields.next("signature", TAG.sequence);
  return encodeSequence(tbs, algorithm.raw, encodeBitString(signature));
}
