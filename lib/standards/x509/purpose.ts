import { OID } from "../asn1/oids";
import type { Certificate } from "./certificate";

/** What a certificate is to be relied on for. `any` looks at authorities' rules alone. */
export type Purpose = "signing" | "time-stamping" | "ocsp" | "any";

const ACCEPTED: Record<Exclude<Purpose, "any">, readonly string[]> = {
  // No purpose is registered for signing documents alone that all issuers use (RFC 9336 is of 2022).
  signing: [
    OID.documentSigning,
    OID.emailProtection,
    OID.clientAuth,
    OID.microsoftDocumentSigning,
    OID.adobeAuthenticDocuments,
    OID.anyExtendedKeyUsage,
  ],
  "time-stamping": [OID.timeStamping],
  ocsp: [OID.ocspSigning],
};

/** Whether the leaf's key usage (RFC 5280 4.2.1.3) allows a signature of this purpose. @throws Asn1Error */
export function leafKeyUsageFits(leaf: Certificate, purpose: Purpose): boolean {
  const usage = leaf.keyUsage;
  if (purpose === "any" || usage === undefined) return true;
  const signs = usage.includes("digitalSignature") || usage.includes("nonRepudiation");
  // RFC 3161 2.3 and its verifiers allow a time-stamping key nothing but signing.
  if (purpose !== "time-stamping") return signs;
  return signs && usage.every((bit) => bit === "digitalSignature" || bit === "nonRepudiation");
}

/** Whether the leaf's extended key usage allows the purpose. Time-stamping must be critical and alone (RFC 3161 2.3). @throws Asn1Error */
export function leafPurposeFits(leaf: Certificate, purpose: Purpose): boolean {
  const purposes = leaf.extendedKeyUsage;
  switch (purpose) {
    case "any":
      return true;
    case "signing":
      return purposes === undefined || purposes.some((oid) => ACCEPTED.signing.includes(oid));
    case "ocsp":
      return purposes?.includes(OID.ocspSigning) === true;
    case "time-stamping":
      return (
        purposes?.length === 1 &&
        purposes[0] === OID.timeStamping &&
        leaf.extensions.get(OID.extendedKeyUsage)?.critical === true
      );
  }
}

/** Whether an authority that restricts its purposes may stand above a leaf of this purpose. @throws Asn1Error */
export function authorityPurposeFits(authority: Certificate, purpose: Purpose): boolean {
  const purposes = authority.extendedKeyUsage;
  if (purpose === "any" || purposes === undefined || purposes.includes(OID.anyExtendedKeyUsage)) return true;
  return purposes.some((oid) => ACCEPTED[purpose].includes(oid));
}
