import { Asn1Error } from "../asn1/asn1-error";
import { canBeShown } from "../images/picture-size";
import { type Certificate, parseCertificate } from "../x509/certificate";
import { formatName } from "../x509/name";
import { readSeal } from "./read-seal";
import type { ElectronicSeal, SesVersion } from "./structures";
import { type SesFinding, type SesTrust, verifySeal } from "./verify-seal";

/**
 * `valid`: made by a maker that is trusted here, and in force. `unknown_maker`: nothing is wrong but that nobody vouches
 * for its maker. `not_in_force`: genuine, and not yet or no longer valid. `invalid`: altered, or not made as it says.
 */
export type SealVerdict = "valid" | "unknown_maker" | "not_in_force" | "invalid";

/** Whom a certificate is of, for people to read. */
export type CertificateDescription = {
  name: string;
  subject: string;
  issuer: string;
  serial: string;
  fingerprint: string;
};

/** An electronic seal of somebody's, described. Texts are cut to a length that can be shown; nothing in them is trusted. */
export type ElectronicSealDescription = {
  standard: "GM/T 0031-2014" | "GB/T 38540-2020" | "GM/T 0031-2025";
  verdict: SealVerdict;
  /** Everything that is wrong, in the order of the checks. */
  findings: SesFinding[];
  id: string;
  vendor: string;
  name: string;
  /** Whose it says it is; `other` for numbers that other rules give. */
  owner: "organization" | "person" | "other";
  picture: {
    /** What the seal says the picture is, in capitals: `PNG`, `GIF`, `SVG`, `OFD` … */
    type: string;
    data: Uint8Array;
    widthMm: number;
    heightMm: number;
    /** Whether the bytes begin as a PNG, JPEG, GIF or BMP does; null for anything else, and for more pixels than can be shown. */
    mediaType: "image/png" | "image/jpeg" | "image/gif" | "image/bmp" | null;
  };
  createdAt: Date;
  validFrom: Date;
  validUntil: Date;
  /** Null where the certificate cannot be read. */
  maker: CertificateDescription | null;
  /** How many certificates may use it; names of the first of them where they are in the seal. */
  signers: { count: number; names: string[] };
  hasTimeStamp: boolean;
};

const mostText = 200;
const mostNames = 20;

/**
 * Reads an electronic seal that somebody brings (GM/T 0031-2014, GB/T 38540-2020, GM/T 0031-2025) and says what it is
 * and how far it can be believed.
 * @param trust makers' authorities that are believed here
 * @param at for which time it is asked
 * @throws SesError when the bytes are no electronic seal
 */
export function readElectronicSeal(bytes: Uint8Array, trust: SesTrust, at: Date): ElectronicSealDescription {
  const seal = readSeal(bytes);
  const { property, picture, id, vendor } = seal.info;
  const findings = verifySeal(seal, trust, at);
  return {
    standard: standards[seal.version],
    verdict: verdictOf(findings),
    findings,
    id: shown(id),
    vendor: shown(vendor),
    name: shown(property.name),
    owner: property.type === 1 ? "organization" : property.type === 2 ? "person" : "other",
    picture: {
      type: shown(picture.type).toUpperCase(),
      data: Uint8Array.from(picture.data),
      widthMm: picture.widthMm,
      heightMm: picture.heightMm,
      mediaType: mediaTypeOf(picture.data),
    },
    createdAt: property.createdAt,
    validFrom: property.validFrom,
    validUntil: property.validUntil,
    maker: described(seal.makerCertificate),
    signers: signersOf(seal),
    hasTimeStamp: seal.timeStamp !== null,
  };
}

const standards: Record<SesVersion, ElectronicSealDescription["standard"]> = {
  1: "GM/T 0031-2014",
  4: "GB/T 38540-2020",
  5: "GM/T 0031-2025",
};

function verdictOf(findings: readonly SesFinding[]): SealVerdict {
  const unknownMaker = (one: SesFinding) => one.code === "certificate" && one.reason === "untrusted";
  const notInForce = (one: SesFinding) => one.code === "seal-expired" || one.code === "seal-not-yet-valid";
  if (findings.length === 0) return "valid";
  if (!findings.every((one) => unknownMaker(one) || notInForce(one))) return "invalid";
  return findings.some(unknownMaker) ? "unknown_maker" : "not_in_force";
}

function signersOf({ info }: ElectronicSeal): ElectronicSealDescription["signers"] {
  const { signers } = info.property;
  if (signers.type === "digests") return { count: signers.digests.length, names: [] };
  const names = signers.certificates.slice(0, mostNames).flatMap((der) => described(der)?.name ?? []);
  return { count: signers.certificates.length, names };
}

function described(der: Uint8Array): CertificateDescription | null {
  const certificate = readable(der);
  if (!certificate) return null;
  const subject = formatName(certificate.subject);
  return {
    name: shown(certificate.commonName || subject),
    subject: shown(subject),
    issuer: shown(formatName(certificate.issuer)),
    serial: certificate.serialHex,
    fingerprint: certificate.fingerprint,
  };
}

function readable(der: Uint8Array): Certificate | null {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof Asn1Error) return null;
    throw error;
  }
}

/** Without what would steer a terminal or turn a line around, and not endless. */
function shown(text: string): string {
  const plain = text
    .slice(0, mostText * 10)
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  const characters = [...plain];
  return characters.length > mostText ? `${characters.slice(0, mostText).join("")}…` : plain;
}

function mediaTypeOf(data: Uint8Array): ElectronicSealDescription["picture"]["mediaType"] {
  if (!canBeShown(data)) return null;
  const begins = (hex: string) => Buffer.from(data.subarray(0, hex.length / 2)).toString("hex") === hex;
  if (begins("89504e470d0a1a0a")) return "image/png";
  if (begins("ffd8ff")) return "image/jpeg";
  if (begins("474946383761") || begins("474946383961")) return "image/gif";
  return begins("424d") ? "image/bmp" : null;
}
