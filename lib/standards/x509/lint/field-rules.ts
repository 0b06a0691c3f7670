import { TAG } from "../../asn1/tags";
import { isAcceptedAlgorithm } from "../algorithms";
import { importPublicKey, keyWeakness, readPublicKeyInfo, sm2KeyWeakness } from "../public-key";
import type { CertificateTime } from "../tbs-certificate";
import type { Rule } from "./rule";

const DAY = 86_400_000;

function magnitudeBits(serial: Uint8Array): number {
  const hex = Buffer.from(serial).toString("hex");
  return BigInt(`0x${hex}`).toString(2).length;
}

function wrongTimeType({ date, tag }: CertificateTime): boolean {
  return (tag === TAG.utcTime) !== date.getUTCFullYear() <= 2049;
}

/** Version, serial number, signature, validity and key. */
export const FIELD_RULES: readonly Rule[] = [
  {
    id: "version",
    severity: "error",
    clause: "RFC 5280 4.1.2.1",
    check: ({ tbs }) => (tbs.version === 3 ? undefined : `the version is ${tbs.version}, not 3`),
  },
  {
    id: "serial-positive",
    severity: "error",
    clause: "RFC 5280 4.1.2.2",
    check: ({ tbs }) =>
      (tbs.serial[0] as number) >= 0x80 || tbs.serial.every((octet) => octet === 0)
        ? "the serial number is not positive"
        : undefined,
  },
  {
    id: "serial-length",
    severity: "error",
    clause: "RFC 5280 4.1.2.2",
    check: ({ tbs }) => (tbs.serial.length > 20 ? "the serial number is longer than 20 octets" : undefined),
  },
  {
    id: "serial-unpredictable",
    severity: "error",
    clause: "CA/Browser Forum Baseline Requirements 7.1",
    check: ({ tbs }) => (magnitudeBits(tbs.serial) < 64 ? "the serial number has fewer than 64 bits" : undefined),
  },
  {
    id: "signature-algorithm",
    severity: "error",
    clause: "ETSI TS 119 312 8; GM/T 0015-2012 5.2.3.3",
    check: ({ tbs, profile }) => {
      if (tbs.signature === undefined) return "the signature algorithm is unknown";
      if (isAcceptedAlgorithm(tbs.signature, profile.algorithms ?? "etsi")) return undefined;
      return `the signature uses ${tbs.signature.scheme} with ${tbs.signature.digest}`;
    },
  },
  {
    id: "validity-order",
    severity: "error",
    clause: "RFC 5280 4.1.2.5",
    check: ({ tbs }) => (tbs.notAfter.date <= tbs.notBefore.date ? "the validity ends before it begins" : undefined),
  },
  {
    id: "validity-length",
    severity: "error",
    clause: "certificate profile",
    check: ({ tbs, profile }) => {
      // Both ends count as valid (RFC 5280 4.1.2.5), hence the second more.
      const length = tbs.notAfter.date.getTime() - tbs.notBefore.date.getTime() + 1000;
      return length > profile.maximumDays * DAY ? `the validity is longer than ${profile.maximumDays} days` : undefined;
    },
  },
  {
    id: "validity-within-issuer",
    severity: "error",
    clause: "RFC 5280 6.1.3 (a)(2)",
    check: ({ tbs, issuer }) =>
      issuer !== undefined && (tbs.notBefore.date < issuer.notBefore || tbs.notAfter.date > issuer.notAfter)
        ? "the validity is not within the issuer's"
        : undefined,
  },
  {
    id: "time-type",
    severity: "error",
    clause: "RFC 5280 4.1.2.5",
    check: ({ tbs }) =>
      wrongTimeType(tbs.notBefore) || wrongTimeType(tbs.notAfter)
        ? "dates through 2049 must be UTCTime and later ones GeneralizedTime"
        : undefined,
  },
  {
    id: "key-strength",
    severity: "error",
    clause: "ETSI TS 119 312 6; NIST SP 800-57-1 5.6.1 (128 bits); GM/T 0015-2012 5.2.3.7",
    check: ({ tbs, profile }) => {
      const key = readPublicKeyInfo(tbs.spki);
      const weakness = profile.algorithms === "sm2" ? sm2KeyWeakness(key) : keyWeakness(key, 3072);
      if (weakness === undefined) importPublicKey(tbs.spki, key);
      return weakness;
    },
  },
];
