import { OID } from "../asn1/oids";
import type { AlgorithmFamily } from "./algorithms";
import type { KeyUsage } from "./extensions/key-usage";
import type { NameFields } from "./name";

/** What a kind of certificate must look like. Building and linting both follow it. */
export interface CertificateProfile {
  readonly id: string;
  /** Present for an authority; `pathLength` is how many authorities may stand below it. */
  readonly authority?: { readonly pathLength: number };
  /** What key and signature must be of; by default what PDF readers know. */
  readonly algorithms?: AlgorithmFamily;
  /** Issued by itself. */
  readonly selfSigned: boolean;
  /** Exactly these bits, always critical. */
  readonly keyUsage: readonly KeyUsage[];
  /** Exactly these purposes; absent means the extension is absent. */
  readonly extendedKeyUsage?: { readonly critical: boolean; readonly purposes: readonly string[] };
  /** Carries id-pkix-ocsp-nocheck (RFC 6960 4.2.2.2.1). */
  readonly ocspNoCheck?: boolean;
  /** Subject attributes that must be there, and those that may. */
  readonly subject: {
    readonly required: readonly (keyof NameFields)[];
    readonly optional: readonly (keyof NameFields)[];
  };
  /** The longest validity, in days of 86,400 seconds. */
  readonly maximumDays: number;
}

const AUTHORITY_SUBJECT = {
  required: ["commonName"],
  optional: ["country", "stateOrProvince", "locality", "organization", "organizationalUnit", "organizationIdentifier"],
} as const;

/** The self-signed anchor, above two authorities. */
export const ROOT_CA: CertificateProfile = {
  id: "root-ca",
  authority: { pathLength: 1 },
  selfSigned: true,
  keyUsage: ["keyCertSign", "cRLSign"],
  subject: AUTHORITY_SUBJECT,
  maximumDays: 9132,
};

/** The authority that issues people's and organizations' certificates. */
export const ISSUING_CA: CertificateProfile = {
  id: "issuing-ca",
  authority: { pathLength: 0 },
  selfSigned: false,
  keyUsage: ["keyCertSign", "cRLSign"],
  subject: AUTHORITY_SUBJECT,
  maximumDays: 5479,
};

/** The authority over time-stamping and OCSP certificates; its purposes keep it from issuing signers. */
export const TIME_STAMPING_CA: CertificateProfile = {
  id: "time-stamping-ca",
  authority: { pathLength: 0 },
  selfSigned: false,
  keyUsage: ["keyCertSign", "cRLSign"],
  extendedKeyUsage: { critical: false, purposes: [OID.timeStamping, OID.ocspSigning] },
  subject: AUTHORITY_SUBJECT,
  maximumDays: 5479,
};

/**
 * What a certificate that signs documents is for: RFC 9336, and e-mail protection beside it, which NSS-based validators
 * (poppler's pdfsig, Okular, Evince) ask for before they call a document's signer trusted.
 */
const DOCUMENT_PURPOSES = { critical: false, purposes: [OID.documentSigning, OID.emailProtection] } as const;

/** A natural person (EN 319 412-2): verified name as CN, a pseudonym as serialNumber; key usage type B of its 4.3.2. */
export const SIGNER: CertificateProfile = {
  id: "signer",
  selfSigned: false,
  keyUsage: ["digitalSignature", "nonRepudiation"],
  extendedKeyUsage: DOCUMENT_PURPOSES,
  subject: {
    required: ["commonName", "serialNumber"],
    optional: ["country", "surname", "givenName", "organization", "organizationIdentifier", "title"],
  },
  maximumDays: 1186,
};

/** A legal person or the platform itself (EN 319 412-3). */
export const SEAL: CertificateProfile = {
  id: "seal",
  selfSigned: false,
  keyUsage: ["digitalSignature", "nonRepudiation"],
  extendedKeyUsage: DOCUMENT_PURPOSES,
  subject: {
    required: ["commonName", "organization"],
    optional: [
      "country",
      "stateOrProvince",
      "locality",
      "organizationalUnit",
      "organizationIdentifier",
      "serialNumber",
    ],
  },
  maximumDays: 1186,
};

/** A time-stamping unit (RFC 3161 2.3): one critical purpose and no other. */
export const TIME_STAMPING: CertificateProfile = {
  id: "time-stamping",
  selfSigned: false,
  keyUsage: ["digitalSignature"],
  extendedKeyUsage: { critical: true, purposes: [OID.timeStamping] },
  subject: {
    required: ["commonName"],
    optional: ["country", "organization", "organizationIdentifier", "serialNumber"],
  },
  maximumDays: 3653,
};

/** A delegated OCSP responder (RFC 6960 4.2.2.2). */
export const OCSP_RESPONDER: CertificateProfile = {
  id: "ocsp-responder",
  selfSigned: false,
  keyUsage: ["digitalSignature"],
  extendedKeyUsage: { critical: false, purposes: [OID.ocspSigning] },
  ocspNoCheck: true,
  subject: {
    required: ["commonName"],
    optional: ["country", "organization", "organizationIdentifier", "serialNumber"],
  },
  maximumDays: 366,
};

/** The self-signed anchor of electronic seals: SM2, above the seal makers alone (GM/T 0015-2012). */
export const SEAL_ROOT: CertificateProfile = {
  id: "seal-root",
  authority: { pathLength: 0 },
  algorithms: "sm2",
  selfSigned: true,
  keyUsage: ["keyCertSign", "cRLSign"],
  subject: AUTHORITY_SUBJECT,
  maximumDays: 9132,
};

/** A maker of electronic seals, who signs what a seal is and who may use it (GB/T 38540-2020 6.1). */
export const SEAL_MAKER: CertificateProfile = {
  id: "seal-maker",
  algorithms: "sm2",
  selfSigned: false,
  keyUsage: ["digitalSignature", "nonRepudiation"],
  subject: {
    required: ["commonName", "organization"],
    optional: ["country", "stateOrProvince", "locality", "organizationalUnit", "organizationIdentifier"],
  },
  maximumDays: 3653,
};

/** Who seals with an electronic seal: an organization or a person with an SM2 key (GM/T 0015-2012). */
export const SEAL_USER: CertificateProfile = {
  id: "seal-user",
  algorithms: "sm2",
  selfSigned: false,
  keyUsage: ["digitalSignature", "nonRepudiation"],
  subject: {
    required: ["commonName"],
    optional: ["country", "stateOrProvince", "locality", "organization", "organizationIdentifier", "serialNumber"],
  },
  maximumDays: 1186,
};
