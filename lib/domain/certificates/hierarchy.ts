import type { NameFields } from "@/lib/standards/x509/name";
import {
  type CertificateProfile,
  ISSUING_CA,
  ROOT_CA,
  SEAL,
  SEAL_MAKER,
  SEAL_ROOT,
  TIME_STAMPING,
  TIME_STAMPING_CA,
} from "@/lib/standards/x509/profiles";
import type { OwnRole } from "./issuance";

/** Who issues others. */
export type AuthorityRole = "root" | "issuing_ca" | "timestamping_ca" | "seal_root";

/** One kind of certificate that the installation makes for itself. */
export type Level = {
  role: OwnRole;
  /** Which role issues it; a root issues itself. */
  issuedBy: AuthorityRole | null;
  profile: CertificateProfile;
  /** Validity in days of 86,400 seconds. */
  days: number;
  /** A successor is made when fewer days than this are left: as long as what it issues lives, or some months. */
  renewDays: number;
  subject: (instance: string) => NameFields;
};

/** A signer's certificate lives three years, and so does an organization's. */
export const signerDays = 1095;

/**
 * The installation's certificates from the top: an order in which each issuer stands before what it issues. Names
 * carry the installation's random id, so that two installations are never taken for each other.
 */
export const hierarchy: readonly Level[] = [
  {
    role: "root",
    issuedBy: null,
    profile: ROOT_CA,
    days: 9131,
    renewDays: 0,
    subject: (instance) => ({ organization: "Vermilion", commonName: `Vermilion Root CA ${instance}` }),
  },
  {
    role: "issuing_ca",
    issuedBy: "root",
    profile: ISSUING_CA,
    days: 5478,
    renewDays: signerDays,
    subject: (instance) => ({ organization: "Vermilion", commonName: `Vermilion Issuing CA ${instance}` }),
  },
  {
    role: "timestamping_ca",
    issuedBy: "root",
    profile: TIME_STAMPING_CA,
    days: 5478,
    renewDays: 3652,
    subject: (instance) => ({ organization: "Vermilion", commonName: `Vermilion Time Stamping CA ${instance}` }),
  },
  {
    role: "platform",
    issuedBy: "issuing_ca",
    profile: SEAL,
    days: 1095,
    renewDays: 90,
    subject: (instance) => ({ organization: "Vermilion", commonName: `Vermilion Platform ${instance}` }),
  },
  {
    role: "timestamping",
    issuedBy: "timestamping_ca",
    profile: TIME_STAMPING,
    days: 3652,
    renewDays: 365,
    subject: (instance) => ({ organization: "Vermilion", commonName: `Vermilion Time Stamping ${instance}` }),
  },
  {
    // Electronic seals are signed with SM2, which nothing that reads contracts knows: an authority of their own.
    role: "seal_root",
    issuedBy: null,
    profile: SEAL_ROOT,
    days: 7304,
    renewDays: 0,
    subject: (instance) => ({ organization: "Vermilion", commonName: `Vermilion Seal Root CA ${instance}` }),
  },
  {
    role: "seal_maker",
    issuedBy: "seal_root",
    profile: SEAL_MAKER,
    days: 3652,
    renewDays: signerDays,
    subject: (instance) => ({ organization: "Vermilion", commonName: `Vermilion Seal Maker ${instance}` }),
  },
];
