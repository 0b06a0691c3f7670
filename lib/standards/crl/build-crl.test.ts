import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { encodePem } from "../x509/pem";
import { ISSUING_CA, ROOT_CA, SIGNER } from "../x509/profiles";
import { OpensslBench } from "../x509/test-openssl";
import { testIdentity } from "../x509/test-pki";
import { buildCrl } from "./build-crl";

const bench = new OpensslBench();
afterAll(() => bench.remove());

const root = testIdentity({ profile: ROOT_CA });
const issuing = testIdentity({ profile: ISSUING_CA, issuer: root });
const person = testIdentity({
  profile: SIGNER,
  issuer: issuing,
  subject: { commonName: "王珊", serialNumber: "VM-1" },
});
const thisUpdate = new Date(Date.now() - 60_000);
const nextUpdate = new Date(Date.now() + 86_400_000);
const list = (of: typeof root, revoked: Parameters<typeof buildCrl>[0]["revoked"] = []) =>
  buildCrl({ issuer: of.certificate, number: 7, thisUpdate, nextUpdate, revoked, sign: of.sign });
const serialOf = (hex: string) => Buffer.from(hex, "hex");

describe("a revocation list", () => {
  it("is read and verified by openssl, also when it is empty", () => {
    bench.file("issuing.pem", encodePem(issuing.certificate.raw));
    bench.file("empty.crl", list(issuing));
    const { output } = bench.run(
      "crl",
      "-inform",
      "DER",
      "-in",
      "empty.crl",
      "-CAfile",
      "issuing.pem",
      "-noout",
      "-text",
    );
    expect(output).toContain("verify OK");
    expect(output).toContain("No Revoked Certificates");
    expect(output).toMatch(/X509v3 CRL Number:\s+7/);
  });

  it("makes openssl refuse a revoked certificate, and only that", () => {
    const pem = (der: Uint8Array) => encodePem(der, "X509 CRL");
    bench.file("root.pem", encodePem(root.certificate.raw));
    bench.file("person.pem", encodePem(person.certificate.raw));
    const verify = (revoked: Parameters<typeof list>[1]) => {
      bench.file("lists.pem", pem(list(root)) + pem(list(issuing, revoked)));
      return bench.run(
        "verify",
        "-x509_strict",
        "-crl_check_all",
        "-CAfile",
        "root.pem",
        "-CRLfile",
        "lists.pem",
        "-untrusted",
        "issuing.pem",
        "person.pem",
      );
    };
    expect(verify([]).output).toContain("person.pem: OK");
    const other = { serial: createHash("sha256").update("other").digest().subarray(0, 16), at: thisUpdate };
    expect(verify([other]).output).toContain("person.pem: OK");
    expect(
      verify([other, { serial: serialOf(person.certificate.serialHex), at: thisUpdate, reason: "keyCompromise" }])
        .output,
    ).toContain("certificate revoked");
  });

  it("is not believed with a byte changed", () => {
    const der = Buffer.from(list(issuing, [{ serial: serialOf(person.certificate.serialHex), at: thisUpdate }]));
    der[der.indexOf(serialOf(person.certificate.serialHex)) + 3]! ^= 1;
    bench.file("changed.crl", der);
    expect(
      bench.run("crl", "-inform", "DER", "-in", "changed.crl", "-CAfile", "issuing.pem", "-noout").output,
    ).toContain("verify failure");
  });

  it("must end after it begins", () => {
    expect(() =>
      buildCrl({
        issuer: root.certificate,
        number: 1,
        thisUpdate,
        nextUpdate: thisUpdate,
        revoked: [],
        sign: root.sign,
      }),
    ).toThrow(RangeError);
  });
});
