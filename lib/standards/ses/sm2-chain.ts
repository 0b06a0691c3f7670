import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { parseDer } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { readOid } from "../asn1/values";
import { type Certificate, parseCertificate } from "../x509/certificate";
import { namesEqual } from "../x509/name";
import { sm2Point, verifySm2 } from "./sm2";
import { SES_OID } from "./structures";

/** Why a certificate of this kind is not trusted. */
export type Sm2ChainFailure =
  | "malformed"
  | "untrusted"
  | "bad-signature"
  | "not-an-authority"
  | "key-usage"
  | "expired"
  | "not-yet-valid";

/** Longer paths than this are not met, and not followed. */
const MOST_LINKS = 8;

/**
 * Validates the path from a certificate to a trusted one where all sign with SM2 and SM3 (GM/T 0015, RFC 5280 6):
 * names, signatures, validity at one time, authority, usage of the key. Revocation is not looked at.
 * @param anchors trusted by themselves
 * @returns null where it is valid
 */
export function sm2ChainFailure(
  leaf: Uint8Array,
  intermediates: readonly Uint8Array[],
  anchors: readonly Uint8Array[],
  at: Date,
): Sm2ChainFailure | null {
  try {
    const trusted = anchors.map(parseCertificate);
    const others = [...trusted, ...intermediates.map(parseCertificate)];
    let current = parseCertificate(leaf);
    const usage = current.keyUsage;
    if (usage && !usage.includes("digitalSignature") && !usage.includes("nonRepudiation")) return "key-usage";
    for (let links = 0; links < MOST_LINKS; links++) {
      const late = lateness(current, at);
      if (late) return late;
      if (trusted.some((anchor) => Buffer.compare(anchor.raw, current.raw) === 0)) return null;
      const issuers = others.filter((one) => namesEqual(one.subject, current.issuer));
      if (issuers.length === 0) return "untrusted";
      const issuer = issuers.find((one) => issued(one, current));
      if (!issuer) return "bad-signature";
      if (!issuer.basicConstraints?.ca) return "not-an-authority";
      if (issuer.keyUsage && !issuer.keyUsage.includes("keyCertSign")) return "key-usage";
      if (issuer === current) return "untrusted";
      current = issuer;
    }
    return "untrusted";
  } catch (error) {
    if (error instanceof Asn1Error) return "malformed";
    throw error;
  }
}

function lateness(certificate: Certificate, at: Date): "expired" | "not-yet-valid" | null {
  if (at < certificate.notBefore) return "not-yet-valid";
  return at > certificate.notAfter ? "expired" : null;
}

function issued(issuer: Certificate, certificate: Certificate): boolean {
  return (
    signatureOid(certificate.raw) === SES_OID.sm2WithSm3 &&
    verifySm2(certificate.tbs, certificate.signature, sm2Point(issuer.spki))
  );
}

/** The object identifier of the algorithm that a certificate is signed with. */
function signatureOid(certificate: Uint8Array): string {
  const fields = new Fields(parseDer(certificate), "Certificate");
  fields.next("tbsCertificate");
  return readOid(new Fields(fields.next("signatureAlgorithm", TAG.sequence), "AlgorithmIdentifier").next("algorithm"));
}
