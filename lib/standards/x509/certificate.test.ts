import "reflect-metadata";

import { X509Certificate } from "node:crypto";
import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { encodeBitString, encodeExplicit, encodeInteger, encodeNull, encodeOid, encodeSequence } from "../asn1/writer";
import { assembleCertificate, buildTbsCertificate, composeSerial } from "./build-certificate";
import { Certificate, parseCertificate, verifyCertificateSignature } from "./certificate";
import { encodeExtension } from "./extensions/extension";
import { formatName } from "./name";
import { encodePem } from "./pem";
import { ISSUING_CA, OCSP_RESPONDER, ROOT_CA, SIGNER } from "./profiles";
import { OpensslBench } from "./test-openssl";
import { TEST_AT, TEST_NOT_BEFORE, TEST_POLICY, type TestKey, testIdentity, testPki } from "./test-pki";

const pki = testPki();
const urls = {
  crlUrls: ["http://ca.example/issuing.crl"],
  ocspUrls: ["http://ocsp.example/"],
  caIssuersUrls: ["http://ca.example/issuing.cer"],
  policies: [{ oid: TEST_POLICY, cps: "https://ca.example/cps" }, { oid: "0.4.0.2042.1.1" }],
};
const full = testIdentity({
  profile: SIGNER,
  issuer: pki.issuing,
  subject: { country: "CN", commonName: "司马相如", serialNumber: "V-1" },
  ...urls,
});

describe("a parsed certificate", () => {
  it("says what was put into it", () => {
    const { certificate } = full;
    expect(certificate.version).toBe(3);
    expect(certificate.commonName).toBe("司马相如");
    expect(formatName(certificate.subject)).toBe("CN=司马相如, SERIALNUMBER=V-1, C=CN");
    expect(certificate.notBefore).toEqual(TEST_NOT_BEFORE);
    expect(certificate.keyUsage).toEqual(["digitalSignature", "nonRepudiation"]);
    expect(certificate.extendedKeyUsage).toEqual([OID.documentSigning, OID.emailProtection]);
    expect(pki.issuing.certificate.extendedKeyUsage).toBeUndefined();
    expect(certificate.basicConstraints).toBeUndefined();
    expect(certificate.crlUrls).toEqual(urls.crlUrls);
    expect(certificate.authorityInformation).toEqual({ ocsp: urls.ocspUrls, caIssuers: urls.caIssuersUrls });
    expect(certificate.policies).toEqual(urls.policies);
    expect(certificate.authorityKeyIdentifier).toEqual(pki.issuing.certificate.subjectKeyIdentifier);
    expect(certificate.isSelfIssued).toBe(false);
    expect(pki.root.certificate.isSelfIssued).toBe(true);
    expect(pki.root.certificate.basicConstraints).toEqual({ ca: true, pathLength: 1 });
    expect(pki.tsa.certificate.extendedKeyUsage).toEqual([OID.timeStamping]);
    expect(certificate.publicKey).toBe(certificate.publicKey);
  });

  it("is a copy of what it was parsed from", () => {
    const bytes = Buffer.from(full.certificate.raw);
    const copy = parseCertificate(bytes);
    bytes.fill(0);
    expect(copy.fingerprint).toBe(full.certificate.fingerprint);
    expect(parseCertificate(copy.raw).commonName).toBe("司马相如");
  });

  it("agrees with node:crypto", () => {
    for (const { certificate } of [full, ...Object.values(pki)]) {
      const other = new X509Certificate(certificate.raw);
      expect(other.serialNumber.toLowerCase()).toBe(certificate.serialHex);
      expect(other.fingerprint256.replaceAll(":", "").toLowerCase()).toBe(certificate.fingerprint);
      expect(new Date(other.validFrom)).toEqual(certificate.notBefore);
      expect(new Date(other.validTo)).toEqual(certificate.notAfter);
      expect(other.ca).toBe(certificate.basicConstraints?.ca ?? false);
      expect(other.publicKey.equals(certificate.publicKey)).toBe(true);
    }
    expect(new X509Certificate(full.certificate.raw).verify(pki.issuing.certificate.publicKey)).toBe(true);
  });

  it("agrees with @peculiar/x509", async () => {
    const other = new peculiar.X509Certificate(Buffer.from(full.certificate.raw));
    expect(other.subjectName.getField("CN")).toEqual(["司马相如"]);
    expect(other.serialNumber).toBe(full.certificate.serialHex);
    expect(other.getExtension(peculiar.KeyUsagesExtension)?.usages).toBe(
      peculiar.KeyUsageFlags.digitalSignature | peculiar.KeyUsageFlags.nonRepudiation,
    );
    expect(other.getExtension(peculiar.CertificatePolicyExtension)?.policies).toEqual(
      urls.policies.map(({ oid }) => oid),
    );
    const issuer = new peculiar.X509Certificate(Buffer.from(pki.issuing.certificate.raw));
    expect(await other.verify({ publicKey: await issuer.publicKey.export(), date: TEST_AT })).toBe(true);
  });
});

describe("outside judges", () => {
  const bench = new OpensslBench();
  const at = String(TEST_AT.getTime() / 1000);
  beforeAll(() => {
    bench.file("root.pem", encodePem(pki.root.certificate.raw));
    const below = [pki.issuing, pki.timeStamping].map(({ certificate }) => encodePem(certificate.raw));
    bench.file("below.pem", below.join(""));
  });
  afterAll(() => bench.remove());

  const judge = (certificate: Certificate) => {
    bench.file("leaf.pem", encodePem(certificate.raw));
    const files = ["-CAfile", "root.pem", "-untrusted", "below.pem", "leaf.pem"];
    return bench.run("verify", "-x509_strict", "-policy_check", "-attime", at, ...files);
  };

  it("openssl verify -x509_strict accepts every profile", () => {
    const responder = testIdentity({ profile: OCSP_RESPONDER, issuer: pki.issuing, notAfter: new Date("2026-06-01") });
    for (const { certificate } of [full, responder, ...Object.values(pki)]) {
      expect(judge(certificate)).toMatchObject({ code: 0 });
    }
  });

  it.each<TestKey>(["P-384", "P-521", 2048, 3072])("openssl verify accepts what a %s authority issues", (key) => {
    const root = testIdentity({ profile: ROOT_CA, key });
    const issuing = testIdentity({ profile: ISSUING_CA, issuer: root, key, subject: { commonName: "Issuing" } });
    bench.file("other-root.pem", encodePem(root.certificate.raw));
    bench.file("leaf.pem", encodePem(issuing.certificate.raw));
    const result = bench.run("verify", "-x509_strict", "-attime", at, "-CAfile", "other-root.pem", "leaf.pem");
    expect(result).toMatchObject({ code: 0 });
    expect(verifyCertificateSignature(issuing.certificate, root.certificate)).toBe(true);
  });

  it("openssl prints the extensions as they are meant", () => {
    bench.file("full.pem", encodePem(full.certificate.raw));
    const { output } = bench.run("x509", "-in", "full.pem", "-noout", "-text", "-nameopt", "utf8");
    expect(output).toContain("X509v3 Key Usage: critical\n                Digital Signature, Non Repudiation");
    expect(output).toContain("URI:http://ca.example/issuing.crl");
    expect(output).toContain("OCSP - URI:http://ocsp.example/");
    expect(output).toContain("CA Issuers - URI:http://ca.example/issuing.cer");
    expect(output).toContain(`Policy: ${TEST_POLICY}\n                  CPS: https://ca.example/cps`);
    expect(output).toContain("CN=司马相如");
  });

  it("openssl reads what we call strict DER without complaint", () => {
    bench.file("full.der", full.certificate.raw);
    expect(bench.run("asn1parse", "-inform", "DER", "-in", "full.der").code).toBe(0);
  });
});

describe("the issuer's signature", () => {
  it("covers every octet: no certificate with one octet changed verifies", () => {
    const { raw } = full.certificate;
    let parsed = 0;
    for (let i = 0; i < raw.length; i++) {
      const changed = Uint8Array.from(raw);
      changed[i] = (changed[i] as number) ^ 0x01;
      let certificate: Certificate;
      try {
        certificate = parseCertificate(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(Asn1Error);
        continue;
      }
      parsed++;
      expect(verifyCertificateSignature(certificate, pki.issuing.certificate), `octet ${i}`).toBe(false);
    }
    expect(parsed).toBeGreaterThan(raw.length / 2);
  });

  it("is the issuer's and nobody else's", () => {
    expect(verifyCertificateSignature(full.certificate, pki.issuing.certificate)).toBe(true);
    expect(verifyCertificateSignature(full.certificate, pki.timeStamping.certificate)).toBe(false);
    expect(verifyCertificateSignature(full.certificate, full.certificate)).toBe(false);
  });
});

describe("assembling", () => {
  it("keeps the TBS octets that were linted and signed", () => {
    const tbs = buildTbsCertificate({
      profile: SIGNER,
      serial: composeSerial(9, new Uint8Array(16).fill(0xff)),
      subject: { commonName: "李清照", serialNumber: "V-2" },
      publicKey: full.certificate.spki,
      issuer: pki.issuing.certificate,
      notBefore: TEST_NOT_BEFORE,
      notAfter: TEST_AT,
    });
    const certificate = parseCertificate(assembleCertificate(tbs, pki.issuing.sign(tbs)));
    expect(certificate.tbs).toEqual(tbs);
    expect(certificate.serialHex).toBe(`09${"ff".repeat(16)}`);
    expect(verifyCertificateSignature(certificate, pki.issuing.certificate)).toBe(true);
  });

  it("refuses an issuer where none belongs, and the lack of one", () => {
    const input = {
      serial: composeSerial(1, new Uint8Array(16)),
      subject: {},
      publicKey: full.certificate.spki,
      notBefore: TEST_AT,
      notAfter: TEST_AT,
    };
    expect(() => buildTbsCertificate({ ...input, profile: SIGNER })).toThrow(RangeError);
    expect(() => buildTbsCertificate({ ...input, profile: ROOT_CA, issuer: pki.root.certificate })).toThrow(RangeError);
  });

  it("makes positive serials of constant length", () => {
    expect(composeSerial(127, new Uint8Array(19))).toHaveLength(20);
    for (const [prefix, length] of [
      [0, 16],
      [128, 16],
      [1.5, 16],
      [1, 15],
      [1, 20],
    ] as const) {
      expect(() => composeSerial(prefix, new Uint8Array(length))).toThrow(RangeError);
    }
  });
});

describe("malformed certificates", () => {
  const parts = parseDer(full.certificate.tbs).children.map(({ raw }) => raw);
  const sigAlg = parts[2] as Uint8Array;
  const withTbs = (tbs: Uint8Array, algorithm = sigAlg) =>
    encodeSequence(tbs, algorithm, encodeBitString(full.certificate.signature));

  it("with two different signature algorithms are refused", () => {
    const other = encodeSequence(encodeOid(OID.ecdsaWithSha384));
    expect(() => parseCertificate(withTbs(full.certificate.tbs, other))).toThrow(/two different/);
  });

  it("with an extension given twice are refused", () => {
    const extension = encodeExtension(OID.ocspNoCheck, false, encodeNull());
    const doubled = encodeExplicit(3, encodeSequence(extension, extension));
    expect(() => parseCertificate(withTbs(encodeSequence(...parts.slice(0, 7), doubled)))).toThrow(
      /same extension twice/,
    );
  });

  it("with extensions in an earlier version are refused", () => {
    const second = encodeExplicit(0, encodeInteger(1));
    expect(() => parseCertificate(withTbs(encodeSequence(second, ...parts.slice(1))))).toThrow(/version 3/);
  });

  it("never fail otherwise than with Asn1Error, nor do their getters", () => {
    const getters = [
      "publicKey",
      "basicConstraints",
      "keyUsage",
      "extendedKeyUsage",
      "policies",
      "crlUrls",
      "authorityInformation",
      "nameConstraints",
      "subjectAltNames",
      "authorityKeyIdentifier",
      "subjectKeyIdentifier",
    ] as const;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(full.certificate.raw.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const changed = Uint8Array.from(full.certificate.raw);
          for (const [at, value] of changes) changed[at] = value;
          const attempt = (run: () => unknown) => {
            try {
              return run();
            } catch (error) {
              expect(error).toBeInstanceOf(Asn1Error);
            }
          };
          const certificate = attempt(() => parseCertificate(changed));
          if (certificate instanceof Certificate) for (const getter of getters) attempt(() => certificate[getter]);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
