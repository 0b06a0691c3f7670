import { afterAll, describe, expect, it } from "vitest";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { readBitOctets } from "../asn1/values";
import { encodeNull, encodeOid, encodeSequence } from "../asn1/writer";
import { buildCrl } from "../crl/build-crl";
import { encodeSm2PrivateKey, encodeSm2PublicKey } from "../sm2/sm2-key";
import {
  encodeSignatureAlgorithm,
  isAcceptedAlgorithm,
  readSignatureAlgorithm,
  signatureAlgorithmFor,
  verifySignature,
} from "./algorithms";
import { buildPath } from "./build-path";
import { type Certificate, parseCertificate, verifyCertificateSignature } from "./certificate";
import { lintTbsCertificate } from "./lint-certificate";
import { encodePem } from "./pem";
import { ROOT_CA, SEAL_MAKER, SEAL_ROOT, SEAL_USER, SIGNER } from "./profiles";
import { OpensslBench } from "./test-openssl";
import { TEST_AT, testIdentity } from "./test-pki";
import { sm2TestIdentity, sm2TestPki } from "./test-sm2-pki";

const bench = new OpensslBench();
afterAll(() => bench.remove());
const { root, maker, user } = sm2TestPki();
const distid = "distid:1234567812345678";

const pathOf = (leaf: Certificate, anchors: Certificate[], family?: "sm2") =>
  buildPath({ leaf, anchors, intermediates: [], at: TEST_AT, purpose: "any", ...(family && { family }) });

describe("a certificate of SM2", () => {
  it("names the algorithms without parameters, as OpenSSL and BouncyCastle write them", () => {
    const algorithm = encodeSignatureAlgorithm({ scheme: "sm2", digest: "sm3" });
    expect(Buffer.from(algorithm).toString("hex")).toBe("300a06082a811ccf55018375");
    expect(maker.certificate.signatureAlgorithm).toEqual({ scheme: "sm2", digest: "sm3" });
    expect(maker.certificate.publicKeyInfo).toEqual({ kind: "sm2", point: maker.pair.point });
  });

  it("is read where a NULL stands behind the algorithm, and nothing else may", () => {
    const named = (...more: Uint8Array[]) =>
      readSignatureAlgorithm(parseDer(encodeSequence(encodeOid(OID.sm2WithSm3), ...more)));
    expect(named(encodeNull())).toEqual({ scheme: "sm2", digest: "sm3" });
    expect(() => named(encodeOid(OID.sm3))).toThrow();
    expect(() => named(encodeNull(), encodeNull())).toThrow();
  });

  it("is read and called valid by OpenSSL under the usual identity alone", () => {
    bench.file("root.pem", encodePem(root.certificate.raw));
    bench.file("maker.pem", encodePem(maker.certificate.raw));
    const text = bench.run("x509", "-in", "maker.pem", "-noout", "-text", "-nameopt", "utf8").output;
    expect(text).toContain("Signature Algorithm: SM2-with-SM3");
    expect(text).toContain("ASN1 OID: SM2");
    expect(text).toContain("示例印章科技");
    // OpenSSL takes the identity over to the lowest certificate alone, so the root's own signature is judged elsewhere.
    const verify = (id: string, file: string) =>
      bench.run("verify", "-x509_strict", "-CAfile", "root.pem", "-vfyopt", id, file);
    expect(verify(distid, "maker.pem").output).toContain("maker.pem: OK");
    expect(verify("distid:another", "maker.pem").code).not.toBe(0);
    const changed = Uint8Array.from(maker.certificate.raw);
    changed[changed.length - 1]! ^= 1;
    bench.file("changed.pem", encodePem(changed));
    expect(verify(distid, "changed.pem").code).not.toBe(0);
  });

  it("is made by OpenSSL and read here", () => {
    bench.file("key.der", encodeSm2PrivateKey(user.pair));
    const subject = ["-subj", "/C=CN/O=Judge/CN=Judge", "-days", "30", "-sm3", "-sigopt", distid];
    const made = bench.run(
      "req",
      "-x509",
      "-key",
      "key.der",
      "-keyform",
      "DER",
      "-outform",
      "DER",
      "-out",
      "own.der",
      ...subject,
    );
    expect(made.code, made.output).toBe(0);
    const own = parseCertificate(bench.read("own.der"));
    expect(own.publicKeyInfo).toEqual({ kind: "sm2", point: user.pair.point });
    expect(verifyCertificateSignature(own, own)).toBe(true);
    expect(verifyCertificateSignature(own, root.certificate)).toBe(false);
  });

  it("signs what OpenSSL verifies with the certificate's key", () => {
    const data = Uint8Array.from(Buffer.from("一份合同"));
    bench.file("user.pem", encodePem(user.certificate.raw));
    bench.file("public.pem", bench.run("x509", "-in", "user.pem", "-noout", "-pubkey").output);
    bench.file("data", data);
    bench.file("signature", user.sign(data));
    const dgst = (file: string) =>
      bench.run("dgst", "-sm3", "-verify", "public.pem", "-sigopt", distid, "-signature", "signature", file);
    expect(dgst("data").output).toContain("Verified OK");
    bench.file("other", Buffer.from("另一份"));
    expect(dgst("other").code).not.toBe(0);
  });

  it("is valid only where SM2 is asked for, and nothing else is there", () => {
    const ecdsa = testIdentity({ profile: ROOT_CA });
    expect(pathOf(maker.certificate, [root.certificate], "sm2")).toMatchObject({ ok: true });
    expect(pathOf(maker.certificate, [root.certificate])).toMatchObject({ ok: false, code: "weak-algorithm" });
    expect(pathOf(ecdsa.certificate, [ecdsa.certificate], "sm2")).toMatchObject({ ok: false, code: "weak-algorithm" });
    expect(pathOf(maker.certificate, [ecdsa.certificate], "sm2")).toMatchObject({ ok: false, code: "untrusted" });
    // An authority of ECDSA above a key of SM2: the key is right, the signature of the other family.
    const mixed = sm2TestIdentity({
      profile: SEAL_MAKER,
      issuer: { ...root, certificate: ecdsa.certificate, sign: ecdsa.sign },
    });
    expect(pathOf(mixed.certificate, [ecdsa.certificate], "sm2")).toMatchObject({ ok: false, code: "weak-algorithm" });
  });

  it("never verifies as ECDSA, nor ECDSA as SM2", () => {
    const data = Uint8Array.of(1, 2, 3);
    const ecdsa = testIdentity({ profile: ROOT_CA });
    const sm2 = { scheme: "sm2", digest: "sm3" } as const;
    expect(verifySignature(sm2, user.certificate, data, user.sign(data))).toBe(true);
    expect(verifySignature({ scheme: "ecdsa", digest: "sha256" }, user.certificate, data, user.sign(data))).toBe(false);
    expect(verifySignature({ scheme: "ecdsa", digest: "sha256" }, ecdsa.certificate, data, ecdsa.sign(data))).toBe(
      true,
    );
    expect(verifySignature(sm2, ecdsa.certificate, data, ecdsa.sign(data))).toBe(false);
    expect(isAcceptedAlgorithm(sm2, "etsi")).toBe(false);
    expect(isAcceptedAlgorithm({ scheme: "ecdsa", digest: "sha256" }, "sm2")).toBe(false);
    // No contract is signed with it.
    expect(() => signatureAlgorithmFor(user.certificate.publicKeyInfo)).toThrow(RangeError);
  });

  it("passes the linter as what it is, and as nothing else", () => {
    const rules = (...[tbs, profile, issuer]: Parameters<typeof lintTbsCertificate>) =>
      lintTbsCertificate(tbs, profile, issuer)
        .filter(({ severity }) => severity === "error")
        .map(({ rule }) => rule);
    expect(rules(root.certificate.tbs, SEAL_ROOT)).toEqual([]);
    expect(rules(maker.certificate.tbs, SEAL_MAKER, root.certificate)).toEqual([]);
    expect(rules(user.certificate.tbs, SEAL_USER, root.certificate)).toEqual([]);
    expect(rules(user.certificate.tbs, SIGNER, root.certificate)).toEqual(
      expect.arrayContaining(["signature-algorithm", "key-strength"]),
    );
    const ecdsa = testIdentity({ profile: ROOT_CA });
    expect(rules(ecdsa.certificate.tbs, SEAL_ROOT)).toEqual(
      expect.arrayContaining(["signature-algorithm", "key-strength"]),
    );
    const offCurve = Uint8Array.from(user.pair.point);
    offCurve[64]! ^= 1;
    const odd = sm2TestIdentity({ issuer: root, publicKey: encodeSm2PublicKey(offCurve) });
    expect(rules(odd.certificate.tbs, SEAL_USER, root.certificate)).toEqual(["key-strength"]);
  });

  it("is on a revocation list that OpenSSL reads and verifies", () => {
    const [thisUpdate, nextUpdate] = [new Date("2026-03-01T00:00:00Z"), new Date("2026-03-08T00:00:00Z")];
    const revoked = [{ serial: Buffer.from(maker.certificate.serialHex, "hex"), at: thisUpdate }];
    const list = buildCrl({ issuer: root.certificate, number: 1, thisUpdate, nextUpdate, revoked, sign: root.sign });
    bench.file("list.crl", list);
    const said = bench.run("crl", "-inform", "DER", "-in", "list.crl", "-noout", "-text").output;
    expect(said).toContain("Signature Algorithm: SM2-with-SM3");
    expect(said.toLowerCase()).toContain(`serial number: ${maker.certificate.serialHex}`);
    // Its own verification of a list knows no identity, so it is asked for the bare signature.
    const [tbs, , bits] = parseDer(list).children;
    bench.file("root-key.pem", bench.run("x509", "-in", "root.pem", "-noout", "-pubkey").output);
    bench.file("list.tbs", tbs!.raw);
    bench.file("list.sig", readBitOctets(bits!));
    const key = ["-verify", "root-key.pem", "-sigopt", distid];
    expect(bench.run("dgst", "-sm3", ...key, "-signature", "list.sig", "list.tbs").output).toContain("Verified OK");
  });
});
