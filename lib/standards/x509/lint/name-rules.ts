import { OID } from "../../asn1/oids";
import { TAG } from "../../asn1/tags";
import type { NameAttribute } from "../name";
import type { LintSubject, Rule } from "./rule";

/** Upper bounds in characters (RFC 5280 appendix A.1). Registered names of organizations may be longer, so this only warns. */
const UPPER_BOUNDS: Record<string, number> = {
  [OID.commonName]: 64,
  [OID.surname]: 40,
  [OID.givenName]: 16,
  [OID.serialNumber]: 64,
  [OID.locality]: 128,
  [OID.stateOrProvince]: 128,
  [OID.organization]: 64,
  [OID.organizationalUnit]: 64,
  [OID.title]: 64,
  [OID.pseudonym]: 128,
  [OID.emailAddress]: 255,
};

const subjectAttributes = ({ tbs }: LintSubject): readonly NameAttribute[] => tbs.subject.rdns.flat();

function expectedTag(type: string): number {
  if (type === OID.country || type === OID.serialNumber) return TAG.printableString;
  return type === OID.emailAddress ? TAG.ia5String : TAG.utf8String;
}

// A resident identity number (GB 11643): region, birth date, sequence, check character.
const IDENTITY_NUMBER = /[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]/;

/** Issuer and subject. */
export const NAME_RULES: readonly Rule[] = [
  {
    id: "subject-present",
    severity: "error",
    clause: "RFC 5280 4.1.2.6",
    check: ({ tbs }) => (tbs.subject.rdns.length === 0 ? "the subject is empty" : undefined),
  },
  {
    id: "issuer-name",
    severity: "error",
    clause: "RFC 5280 4.1.2.4 and 6.1.3 (a)(4)",
    check: ({ tbs, issuer, profile }) => {
      const expected = profile.selfSigned ? tbs.subject.raw : issuer?.subject.raw;
      if (tbs.issuer.rdns.length === 0) return "the issuer is empty";
      return expected !== undefined && Buffer.compare(tbs.issuer.raw, expected) !== 0
        ? "the issuer is not, byte for byte, the subject of the issuing certificate"
        : undefined;
    },
  },
  {
    id: "subject-required",
    severity: "error",
    clause: "ETSI EN 319 412-2 4.2.4, EN 319 412-3 4.2.1; certificate profile",
    check: (subject) => {
      const missing = subject.profile.subject.required.filter(
        (field) => !subjectAttributes(subject).some(({ type, value }) => type === OID[field] && value.trim() !== ""),
      );
      return missing.length > 0 ? `the subject lacks ${missing.join(", ")}` : undefined;
    },
  },
  {
    id: "subject-allowed",
    severity: "error",
    clause: "certificate profile",
    check: (subject) => {
      const { required, optional } = subject.profile.subject;
      const allowed = new Set<string>([...required, ...optional].map((field) => OID[field]));
      const odd = subjectAttributes(subject).find(({ type }) => !allowed.has(type));
      return odd === undefined ? undefined : `the subject has the attribute ${odd.type}, which its profile does not`;
    },
  },
  {
    id: "subject-once",
    severity: "error",
    clause: "ETSI EN 319 412-2 4.2.4",
    check: (subject) => {
      const types = subjectAttributes(subject).map(({ type }) => type);
      return new Set(types).size === types.length ? undefined : "the subject has the same attribute twice";
    },
  },
  {
    id: "subject-string-type",
    severity: "error",
    clause: "RFC 5280 4.1.2.4 and appendix A.1",
    check: (subject) => {
      const odd = subjectAttributes(subject).find(({ type, tag }) => tag !== expectedTag(type));
      return odd === undefined ? undefined : `the attribute ${odd.type} is in another string type than it should be`;
    },
  },
  {
    id: "subject-country",
    severity: "error",
    clause: "ETSI EN 319 412-2 4.2.4; ISO 3166-1",
    check: (subject) => {
      const country = subjectAttributes(subject).find(({ type }) => type === OID.country);
      return country === undefined || /^[A-Z]{2}$/.test(country.value)
        ? undefined
        : "the country is not two capital letters";
    },
  },
  {
    id: "subject-length",
    severity: "warning",
    clause: "RFC 5280 appendix A.1",
    check: (subject) => {
      const long = subjectAttributes(subject).find(
        ({ type, value }) => [...value].length > (UPPER_BOUNDS[type] ?? 256),
      );
      return long === undefined ? undefined : `the attribute ${long.type} is longer than its upper bound`;
    },
  },
  {
    id: "subject-no-identity-number",
    severity: "error",
    clause: "certificate profile; PIPL articles 6 and 28",
    check: (subject) =>
      subjectAttributes(subject).some(({ value }) => IDENTITY_NUMBER.test(value))
        ? "the subject carries a resident identity number"
        : undefined,
  },
];
