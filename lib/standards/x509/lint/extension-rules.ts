import { OID } from "../../asn1/oids";
import { TAG } from "../../asn1/tags";
import { expectTag } from "../../asn1/values";
import { readAuthorityInformation } from "../extensions/authority-information";
import { readBasicConstraints } from "../extensions/basic-constraints";
import { readCertificatePolicies } from "../extensions/certificate-policies";
import { readDistributionPoints } from "../extensions/distribution-points";
import { readExtendedKeyUsage } from "../extensions/extended-key-usage";
import { readAuthorityKeyIdentifier, readSubjectKeyIdentifier } from "../extensions/key-identifiers";
import { readKeyUsage } from "../extensions/key-usage";
import { extensionValue, type Rule } from "./rule";

const KNOWN = new Set<string>([
  OID.authorityKeyIdentifier,
  OID.subjectKeyIdentifier,
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.ocspNoCheck,
  OID.certificatePolicies,
  OID.crlDistributionPoints,
  OID.authorityInformationAccess,
]);
const MUST_BE_CRITICAL = new Set<string>([OID.keyUsage, OID.basicConstraints]);

function same(actual: readonly string[] | undefined, expected: readonly string[] | undefined): boolean {
  return [...(actual ?? [])].sort().join() === [...(expected ?? [])].sort().join();
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(url);
}

/** Which extensions there are, and what they say. */
export const EXTENSION_RULES: readonly Rule[] = [
  {
    id: "extension-once",
    severity: "error",
    clause: "RFC 5280 4.2",
    check: ({ tbs }) =>
      new Set(tbs.extensions.map(({ oid }) => oid)).size === tbs.extensions.length
        ? undefined
        : "the same extension is there twice",
  },
  {
    id: "extension-known",
    severity: "error",
    clause: "certificate profile",
    check: ({ tbs }) => {
      const odd = tbs.extensions.find(({ oid }) => !KNOWN.has(oid));
      return odd === undefined ? undefined : `the extension ${odd.oid} belongs to no profile`;
    },
  },
  {
    id: "extension-default",
    severity: "error",
    clause: "X.690 11.5",
    check: ({ tbs }) =>
      tbs.extensions.some(({ explicitDefault }) => explicitDefault === true)
        ? "an extension writes out critical FALSE"
        : undefined,
  },
  {
    id: "extension-critical",
    severity: "error",
    clause: "RFC 5280 4.2.1.3, 4.2.1.9 and 4.2.2.1; RFC 3161 2.3",
    check: ({ tbs, profile }) => {
      const expected = (oid: string) =>
        MUST_BE_CRITICAL.has(oid) || (oid === OID.extendedKeyUsage && profile.extendedKeyUsage?.critical === true);
      const odd = tbs.extensions.find(({ oid, critical }) => KNOWN.has(oid) && critical !== expected(oid));
      if (odd === undefined) return undefined;
      return `the extension ${odd.oid} must${odd.critical ? " not" : ""} be critical`;
    },
  },
  {
    id: "subject-key-identifier",
    severity: "error",
    clause: "RFC 5280 4.2.1.2",
    check: ({ tbs }) => {
      const identifier = extensionValue(tbs, OID.subjectKeyIdentifier, readSubjectKeyIdentifier);
      return identifier === undefined || identifier.length === 0 ? "the subject key identifier is missing" : undefined;
    },
  },
  {
    id: "authority-key-identifier",
    severity: "error",
    clause: "RFC 5280 4.2.1.1",
    check: ({ tbs, profile, issuer }) => {
      const identifier = extensionValue(tbs, OID.authorityKeyIdentifier, readAuthorityKeyIdentifier);
      if (identifier === undefined) return "the authority key identifier is missing";
      const expected = profile.selfSigned
        ? extensionValue(tbs, OID.subjectKeyIdentifier, readSubjectKeyIdentifier)
        : issuer?.subjectKeyIdentifier;
      return expected !== undefined && Buffer.compare(identifier, expected) !== 0
        ? "the authority key identifier is not the issuer's"
        : undefined;
    },
  },
  {
    id: "key-usage",
    severity: "error",
    clause: "RFC 5280 4.2.1.3; ETSI EN 319 412-2 4.3.2",
    check: ({ tbs, profile }) =>
      same(extensionValue(tbs, OID.keyUsage, readKeyUsage), profile.keyUsage)
        ? undefined
        : `the key usage is not ${profile.keyUsage.join(", ")}`,
  },
  {
    id: "basic-constraints",
    severity: "error",
    clause: "RFC 5280 4.2.1.9",
    check: ({ tbs, profile }) => {
      const constraints = extensionValue(tbs, OID.basicConstraints, readBasicConstraints);
      if (profile.authority === undefined) {
        return constraints?.ca ? "this certificate must not be an authority's" : undefined;
      }
      if (constraints?.ca !== true) return "this certificate must be an authority's";
      return constraints.pathLength === profile.authority.pathLength
        ? undefined
        : `the path length is not ${profile.authority.pathLength}`;
    },
  },
  {
    id: "extended-key-usage",
    severity: "error",
    clause: "RFC 5280 4.2.1.12; RFC 3161 2.3; RFC 6960 4.2.2.2",
    check: ({ tbs, profile }) =>
      same(extensionValue(tbs, OID.extendedKeyUsage, readExtendedKeyUsage), profile.extendedKeyUsage?.purposes)
        ? undefined
        : "the extended key usage is not what the profile says",
  },
  {
    id: "ocsp-no-check",
    severity: "error",
    clause: "RFC 6960 4.2.2.2.1",
    check: ({ tbs, profile }) => {
      const present = extensionValue(tbs, OID.ocspNoCheck, (node) => expectTag(node, TAG.null, "ocsp-nocheck"));
      return (present !== undefined) === (profile.ocspNoCheck === true)
        ? undefined
        : "ocsp-nocheck belongs in OCSP responders' certificates and no others";
    },
  },
  {
    id: "policies-once",
    severity: "error",
    clause: "RFC 5280 4.2.1.4",
    check: ({ tbs }) => {
      const policies = extensionValue(tbs, OID.certificatePolicies, readCertificatePolicies) ?? [];
      return new Set(policies.map(({ oid }) => oid)).size === policies.length
        ? undefined
        : "the same policy is there twice";
    },
  },
  {
    id: "web-addresses",
    severity: "error",
    clause: "RFC 5280 4.2.1.13 and 4.2.2.1; ETSI EN 319 412-2 4.4.1",
    check: ({ tbs }) => {
      const information = extensionValue(tbs, OID.authorityInformationAccess, readAuthorityInformation);
      const urls = [
        ...(extensionValue(tbs, OID.crlDistributionPoints, readDistributionPoints) ?? []),
        ...(information?.ocsp ?? []),
        ...(information?.caIssuers ?? []),
      ];
      const odd = urls.find((url) => !isWebAddress(url));
      return odd === undefined ? undefined : `"${odd}" is not an http address`;
    },
  },
  {
    id: "revocation-information",
    severity: "warning",
    clause: "ETSI EN 319 412-2 4.3.11 and 4.4.1",
    check: ({ tbs, profile }) => {
      if (profile.selfSigned || profile.ocspNoCheck === true) return undefined;
      const known = tbs.extensions.some(
        ({ oid }) => oid === OID.crlDistributionPoints || oid === OID.authorityInformationAccess,
      );
      return known ? undefined : "nothing says where the certificate's status can be found";
    },
  },
];
