import { describe, expect, it } from "vitest";
import { OID } from "../asn1/oids";
import { TAG } from "../asn1/tags";
import { encodeTime } from "../asn1/time";
import {
  encode,
  encodeBoolean,
  encodeExplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSetOf,
  encodeUtf8String,
} from "../asn1/writer";
import { exportSpki } from "./build-certificate";
import { encodeAuthorityInformation } from "./extensions/authority-information";
import { encodeBasicConstraints } from "./extensions/basic-constraints";
import { encodeCertificatePolicies } from "./extensions/certificate-policies";
import { encodeExtendedKeyUsage } from "./extensions/extended-key-usage";
import { encodeExtension } from "./extensions/extension";
import { encodeKeyUsage } from "./extensions/key-usage";
import { LINT_RULES, lintTbsCertificate } from "./lint-certificate";
import { encodeName } from "./name";
import { type CertificateProfile, OCSP_RESPONDER, ROOT_CA, SIGNER, TIME_STAMPING } from "./profiles";
import { parseTbsCertificate } from "./tbs-certificate";
import { testIdentity, testKey, testPki } from "./test-pki";

const pki = testPki();
const signer = testIdentity({
  profile: SIGNER,
  issuer: pki.issuing,
  subject: { country: "CN", commonName: "苏轼", serialNumber: "V-3" },
  crlUrls: ["http://ca.example/a.crl"],
});

interface Parts {
  version: Uint8Array;
  serial: Uint8Array;
  signature: Uint8Array;
  issuer: Uint8Array;
  notBefore: Uint8Array;
  notAfter: Uint8Array;
  subject: Uint8Array;
  spki: Uint8Array;
  extensions: readonly Uint8Array[];
}

/** The signer's TBSCertificate written anew, with some parts replaced. */
function variant(changes: Partial<Parts>): Uint8Array {
  const good = parseTbsCertificate(signer.certificate.tbs);
  const parts: Parts = {
    version: encodeExplicit(0, encodeInteger(2)),
    serial: encode(TAG.integer, good.serial),
    signature: good.signatureRaw,
    issuer: good.issuer.raw,
    notBefore: encodeTime(good.notBefore.date),
    notAfter: encodeTime(good.notAfter.date),
    subject: good.subject.raw,
    spki: good.spki,
    extensions: good.extensions.map(({ oid, critical, value }) => encodeExtension(oid, critical, value)),
    ...changes,
  };
  const { version, serial, signature, issuer, notBefore, notAfter, subject, spki, extensions } = parts;
  const validity = encodeSequence(notBefore, notAfter);
  const list = encodeExplicit(3, encodeSequence(...extensions));
  return encodeSequence(version, serial, signature, issuer, validity, subject, spki, list);
}

/** The signer's extensions, one of them replaced, removed or added. */
function extensions(oid: string, replacement: Uint8Array | undefined): { extensions: Uint8Array[] } {
  const kept = parseTbsCertificate(signer.certificate.tbs)
    .extensions.filter((extension) => extension.oid !== oid)
    .map((extension) => encodeExtension(extension.oid, extension.critical, extension.value));
  return { extensions: replacement === undefined ? kept : [...kept, replacement] };
}

const attribute = (oid: string, value: Uint8Array) => encodeSetOf([encodeSequence(encodeOid(oid), value)]);
const lint = (tbs: Uint8Array, profile: CertificateProfile = SIGNER) =>
  lintTbsCertificate(tbs, profile, pki.issuing.certificate);
const found = (tbs: Uint8Array, profile?: CertificateProfile) => lint(tbs, profile).map(({ rule }) => rule);
const subject = (fields: Parameters<typeof encodeName>[0]) => ({
  subject: encodeName({ commonName: "苏轼", serialNumber: "V-3", ...fields }),
});
const utc = (text: string) => encode(TAG.utcTime, Buffer.from(text));
const generalized = (text: string) => encode(TAG.generalizedTime, Buffer.from(text));

const FAILING: readonly (readonly [rule: string, tbs: Uint8Array, profile?: CertificateProfile])[] = [
  ["der", Uint8Array.of(...signer.certificate.tbs, 0)],
  ["version", variant({ version: encodeExplicit(0, encodeInteger(1)) })],
  ["serial-positive", variant({ serial: encodeInteger(-(2n ** 100n)) })],
  ["serial-length", variant({ serial: encodeInteger(2n ** 159n) })],
  ["serial-unpredictable", variant({ serial: encodeInteger(2n ** 63n - 1n) })],
  ["signature-algorithm", variant({ signature: encodeSequence(encodeOid(OID.ecdsaWithSha1)) })],
  ["signature-algorithm", variant({ signature: encodeSequence(encodeOid("1.2.3")) })],
  ["validity-order", variant({ notAfter: encodeTime(new Date("2025-01-01T00:00:00Z")) })],
  ["validity-length", variant({ notAfter: encodeTime(new Date("2030-01-01T00:00:00Z")) })],
  ["validity-within-issuer", variant({ notBefore: encodeTime(new Date("2024-12-31T23:59:59Z")) })],
  ["validity-within-issuer", variant({ notAfter: encodeTime(new Date("2035-01-01T00:00:01Z")) })],
  ["time-type", variant({ notAfter: generalized("20270101000000Z") })],
  ["key-strength", variant({ spki: exportSpki(testKey(2048)) })],
  [
    "key-strength",
    variant({ spki: encodeSequence(encodeSequence(encodeOid("1.3.101.112")), encode(3, new Uint8Array(33))) }),
  ],
  ["subject-present", variant({ subject: encodeName({}) })],
  ["issuer-name", variant({ issuer: encodeName({ commonName: "Someone Else" }) })],
  ["issuer-name", variant({ issuer: encodeName({}) })],
  ["subject-required", variant({ subject: encodeName({ commonName: "苏轼" }) })],
  ["subject-allowed", variant(subject({ emailAddress: "a@b.example" }))],
  [
    "subject-once",
    variant({
      subject: encodeSequence(
        attribute(OID.serialNumber, encodePrintableString("V-3")),
        attribute(OID.commonName, encodeUtf8String("苏轼")),
        attribute(OID.commonName, encodeUtf8String("苏辙")),
      ),
    }),
  ],
  [
    "subject-string-type",
    variant({
      subject: encodeSequence(
        attribute(OID.serialNumber, encodeUtf8String("V-3")),
        attribute(OID.commonName, encodeUtf8String("苏轼")),
      ),
    }),
  ],
  ["subject-country", variant(subject({ country: "cn" }))],
  ["subject-country", variant(subject({ country: "CHN" }))],
  ["subject-length", variant(subject({ commonName: "长".repeat(65) }))],
  ["subject-no-identity-number", variant(subject({ serialNumber: "11010519491231002X" }))],
  ["subject-no-identity-number", variant(subject({ serialNumber: "PNOCN-11010519491231002X" }))],
  [
    "extension-once",
    variant({
      extensions: [
        ...extensions("", undefined).extensions,
        encodeExtension(OID.keyUsage, true, encodeKeyUsage(["digitalSignature", "nonRepudiation"])),
      ],
    }),
  ],
  ["extension-known", variant(extensions("", encodeExtension("1.2.3.4", false, encodeNull())))],
  [
    "extension-default",
    variant(
      extensions(
        OID.crlDistributionPoints,
        encodeSequence(
          encodeOid(OID.certificatePolicies),
          encodeBoolean(false),
          encodeOctetString(encodeCertificatePolicies([{ oid: "1.2.3" }])),
        ),
      ),
    ),
  ],
  [
    "extension-critical",
    variant(
      extensions(
        OID.keyUsage,
        encodeExtension(OID.keyUsage, false, encodeKeyUsage(["digitalSignature", "nonRepudiation"])),
      ),
    ),
  ],
  [
    "extension-critical",
    variant(
      extensions(
        OID.extendedKeyUsage,
        encodeExtension(OID.extendedKeyUsage, false, encodeExtendedKeyUsage([OID.timeStamping])),
      ),
    ),
    TIME_STAMPING,
  ],
  [
    "extension-critical",
    variant(
      extensions("", encodeExtension(OID.certificatePolicies, true, encodeCertificatePolicies([{ oid: "1.2.3" }]))),
    ),
  ],
  ["subject-key-identifier", variant(extensions(OID.subjectKeyIdentifier, undefined))],
  ["authority-key-identifier", variant(extensions(OID.authorityKeyIdentifier, undefined))],
  [
    "authority-key-identifier",
    variant(
      extensions(
        OID.authorityKeyIdentifier,
        encodeExtension(OID.authorityKeyIdentifier, false, encodeSequence(encode(0x80, new Uint8Array(20)))),
      ),
    ),
  ],
  ["key-usage", variant(extensions(OID.keyUsage, undefined))],
  [
    "key-usage",
    variant(
      extensions(
        OID.keyUsage,
        encodeExtension(OID.keyUsage, true, encodeKeyUsage(["digitalSignature", "nonRepudiation", "keyCertSign"])),
      ),
    ),
  ],
  [
    "basic-constraints",
    variant(extensions("", encodeExtension(OID.basicConstraints, true, encodeBasicConstraints({ ca: true })))),
  ],
  ["basic-constraints", variant({}), ROOT_CA],
  [
    "basic-constraints",
    variant(
      extensions("", encodeExtension(OID.basicConstraints, true, encodeBasicConstraints({ ca: true, pathLength: 2 }))),
    ),
    ROOT_CA,
  ],
  ["basic-constraints", variant(extensions("", encodeExtension(OID.basicConstraints, true, encodeNull())))],
  [
    "extended-key-usage",
    variant(
      extensions(
        OID.extendedKeyUsage,
        encodeExtension(OID.extendedKeyUsage, false, encodeExtendedKeyUsage([OID.emailProtection])),
      ),
    ),
  ],
  ["extended-key-usage", variant({}), TIME_STAMPING],
  [
    "extended-key-usage",
    variant(
      extensions(
        OID.extendedKeyUsage,
        encodeExtension(OID.extendedKeyUsage, true, encodeExtendedKeyUsage([OID.timeStamping, OID.ocspSigning])),
      ),
    ),
    TIME_STAMPING,
  ],
  ["ocsp-no-check", variant(extensions("", encodeExtension(OID.ocspNoCheck, false, encodeNull())))],
  ["ocsp-no-check", variant({}), OCSP_RESPONDER],
  [
    "policies-once",
    variant(
      extensions(
        "",
        encodeExtension(
          OID.certificatePolicies,
          false,
          encodeCertificatePolicies([{ oid: "1.2.3" }, { oid: "1.2.3" }]),
        ),
      ),
    ),
  ],
  [
    "web-addresses",
    variant(
      extensions(
        "",
        encodeExtension(
          OID.authorityInformationAccess,
          false,
          encodeAuthorityInformation({ ocsp: ["ldap://ocsp.example"], caIssuers: [] }),
        ),
      ),
    ),
  ],
  ["revocation-information", variant(extensions(OID.crlDistributionPoints, undefined))],
];

describe("lintTbsCertificate", () => {
  it("finds nothing wrong with what the profiles build", () => {
    expect(lint(signer.certificate.tbs)).toEqual([]);
    expect(lint(variant({}))).toEqual([]);
    expect(lintTbsCertificate(pki.root.certificate.tbs, ROOT_CA)).toEqual([]);
    const { issuing, timeStamping, tsa } = pki;
    const profiled = lintTbsCertificate(tsa.certificate.tbs, TIME_STAMPING, timeStamping.certificate);
    expect(profiled.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(issuing.certificate.commonName).toBe("Test Issuing CA");
  });

  it.each(FAILING.map(([rule, tbs, profile]) => ({ rule, tbs, profile })))(
    "$rule finds its fault",
    ({ rule, tbs, profile }) => {
      expect(found(tbs, profile), Buffer.from(tbs).toString("hex")).toContain(rule);
      expect(found(signer.certificate.tbs)).not.toContain(rule);
    },
  );

  it("has a failing case for every rule, and a clause for every finding", () => {
    const covered = new Set(FAILING.map(([rule]) => rule));
    expect(LINT_RULES.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
    expect(LINT_RULES.every(({ clause }) => clause.length > 0)).toBe(true);
    expect(new Set(LINT_RULES.map(({ id }) => id)).size).toBe(LINT_RULES.length);
  });

  it("does not take a UTCTime of the wrong century for a fault of order", () => {
    expect(found(variant({ notBefore: utc("250101000000Z"), notAfter: utc("270101000000Z") }))).toEqual([]);
  });
});
