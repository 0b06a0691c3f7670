import { createHash, webcrypto } from "node:crypto";
import fc from "fast-check";
import * as pkijs from "pkijs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { encodeOctetString } from "../asn1/writer";
import { encodePem } from "../x509/pem";
import { OpensslBench } from "../x509/test-openssl";
import { TEST_AT, type TestKey, testPki } from "../x509/test-pki";
import { addUnsignedAttribute } from "./add-unsigned-attribute";
import { buildSignedData } from "./build-signed-data";
import { estimateCmsSize } from "./estimate-size";
import { signDetached, signerDigest } from "./sign-detached";
import { buildSignedAttributes } from "./signed-attributes";
import { parseSignedData } from "./signed-data";
import { testCmsSigner } from "./test-signer";
import { verifySignedData } from "./verify-signed-data";

const pki = testPki();
const content = Buffer.from("%PDF-2.0 合同正文\n".repeat(100));
const keys: TestKey[] = ["P-256", "P-384", "P-521", 2048, 3072];
const signers = new Map(keys.map((key) => [key, testCmsSigner(pki, key)]));
const signer = testCmsSigner(pki);
const digestOf = (bytes: Uint8Array, algorithm = "sha256") => createHash(algorithm).update(bytes).digest();
const signContent = async (who = signer) => signDetached({ digest: digestOf(content, signerDigest(who)), signer: who });

describe("outside judges", () => {
  const bench = new OpensslBench();
  beforeAll(() => {
    bench.file("root.pem", encodePem(pki.root.certificate.raw));
    bench.file("content", content);
    bench.file("other", "something else");
  });
  afterAll(() => bench.remove());

  const openssl = (cms: Uint8Array, file = "content") => {
    bench.file("cms", cms);
    const input = ["-inform", "DER", "-in", "cms", "-binary", "-content", file, "-out", "/dev/null"];
    const trust = ["-CAfile", "root.pem", "-purpose", "any", "-attime", String(TEST_AT.getTime() / 1000)];
    return bench.run("cms", "-verify", "-cades", ...input, ...trust);
  };

  it.each(keys)("openssl cms -verify -cades accepts a signature with %s", async (key) => {
    const cms = await signContent(signers.get(key));
    expect(openssl(cms)).toEqual({ code: 0, output: expect.stringContaining("CAdES Verification successful") });
    expect(openssl(cms, "other").code).not.toBe(0);
    expect(verifySignedData({ cms, content })).toMatchObject({ ok: true, weakDigest: false });
  });

  it("openssl still accepts it with unsigned attributes added", async () => {
    const cms = addUnsignedAttribute(await signContent(), "1.2.3.4", encodeOctetString(content));
    expect(openssl(cms).code).toBe(0);
  });

  it.each<TestKey>(["P-256", "P-384", 3072])("pkijs accepts a signature with %s", async (key) => {
    pkijs.setEngine("node", new pkijs.CryptoEngine({ name: "node", crypto: webcrypto as Crypto }));
    const cms = await signContent(signers.get(key));
    const info = pkijs.ContentInfo.fromBER(Uint8Array.from(cms).buffer);
    const data = new pkijs.SignedData({ schema: info.content });
    const trustedCerts = [pkijs.Certificate.fromBER(Uint8Array.from(pki.root.certificate.raw).buffer)];
    const judge = (bytes: Uint8Array) =>
      data.verify({
        signer: 0,
        data: Uint8Array.from(bytes).buffer,
        trustedCerts,
        checkDate: TEST_AT,
        checkChain: true,
      });
    expect(await judge(content)).toBe(true);
    expect(await judge(Buffer.from("something else")).catch(() => false)).toBe(false);
  });
});

describe("signDetached", () => {
  it("writes what PAdES asks for and nothing else", async () => {
    const data = parseSignedData(await signContent());
    expect(data.version).toBe(1);
    expect(data.content).toBeUndefined();
    expect(data.contentType).toBe(OID.data);
    expect(data.signers).toHaveLength(1);
    expect(data.signers[0]?.signedAttributes.map(({ oid }) => oid)).toEqual([
      OID.contentType,
      OID.messageDigest,
      OID.signingCertificateV2,
    ]);
    expect(data.signers[0]?.unsignedAttributes).toEqual([]);
    const embedded = data.certificates.map((der) => Buffer.from(der).toString("hex"));
    const whole = [signer.certificate, ...signer.chain].map((der) => Buffer.from(der).toString("hex"));
    expect(embedded).toEqual(whole.toSorted());
  });

  it("is exactly what the parts build, in strict DER", async () => {
    const digest = digestOf(content);
    const signature = Uint8Array.from({ length: 71 }, (_, i) => i);
    const cms = await signDetached({ digest, signer: { ...signer, sign: async () => signature } });
    const signedAttributes = buildSignedAttributes({ digest, signingCertificateDer: signer.certificate });
    const certificates = [signer.certificate, ...signer.chain];
    expect(cms).toEqual(buildSignedData({ signedAttributes, signature, certificates }));
    expect(() => parseDer(cms)).not.toThrow();
  });

  it("puts a certificate that is given twice in once", async () => {
    const doubled = { ...signer, chain: [...signer.chain, ...signer.chain, signer.certificate] };
    expect(parseSignedData(await signContent(doubled)).certificates).toHaveLength(3);
  });

  it("adds the time stamp over the SHA-256 of the signature value", async () => {
    const imprints: Uint8Array[] = [];
    const token = parseDer(encodeOctetString(Buffer.from("a token"))).raw;
    const timestamp = async (imprint: Uint8Array) => {
      imprints.push(imprint);
      return token;
    };
    const cms = await signDetached({ digest: digestOf(content), signer, timestamp });
    const result = verifySignedData({ cms, content });
    expect(result).toMatchObject({ ok: true, timestampTokens: [token] });
    expect(imprints).toEqual([Uint8Array.from(digestOf(result.ok ? result.signature : content))]);
  });

  it("refuses a digest of another length, and keys it does not sign with", async () => {
    await expect(signDetached({ digest: new Uint8Array(48), signer })).rejects.toThrow(RangeError);
    const short = { ...signer, certificate: new Uint8Array(10) };
    await expect(signDetached({ digest: new Uint8Array(32), signer: short })).rejects.toThrow(Asn1Error);
  });

  it("lets the key's failure through", async () => {
    const failing = { ...signer, sign: () => Promise.reject(new Error("the module is gone")) };
    await expect(signContent({ ...failing, identity: signer.identity })).rejects.toThrow("the module is gone");
  });
});

describe("buildSignedAttributes", () => {
  it("is in DER SET OF order for every digest", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        // parseDer refuses a SET out of order.
        const set = parseDer(buildSignedAttributes({ digest, signingCertificateDer: signer.certificate }));
        expect(set.tag).toBe(0x31);
        expect(Buffer.from(set.raw).includes(Buffer.from(digest))).toBe(true);
      }),
    );
  });

  it("names the digest in signing-certificate-v2 only where it is not SHA-256", () => {
    const build = (digestAlgorithm: "sha256" | "sha384") =>
      buildSignedAttributes({
        digest: new Uint8Array(digestAlgorithm === "sha256" ? 32 : 48),
        signingCertificateDer: signer.certificate,
        digestAlgorithm,
      });
    expect(Buffer.from(build("sha256")).includes(digestOf(signer.certificate))).toBe(true);
    expect(Buffer.from(build("sha384")).includes(digestOf(signer.certificate, "sha384"))).toBe(true);
    expect(build("sha384").length).toBe(build("sha256").length + 16 + 16 + 13);
  });
});

describe("estimateCmsSize", () => {
  it.each(keys)("is never too small for %s, and not by much too large", async (key) => {
    const who = signers.get(key) ?? signer;
    const estimate = estimateCmsSize(who, false);
    for (let i = 0; i < 20; i++) {
      const { length } = await signContent(who);
      expect(length).toBeLessThanOrEqual(estimate);
      expect(estimate - length).toBeLessThan(16);
    }
  });

  it("counts in the token", async () => {
    const timestamp = async () => parseDer(encodeOctetString(new Uint8Array(1996))).raw;
    const { length } = await signDetached({ digest: digestOf(content), signer, timestamp });
    const estimate = estimateCmsSize(signer, 2000);
    expect(length).toBeLessThanOrEqual(estimate);
    expect(estimate - length).toBeLessThan(16);
    expect(estimateCmsSize(signer, true)).toBeGreaterThan(10_000);
  });
});

describe("addUnsignedAttribute", () => {
  it("adds to what is there and leaves the signature valid", async () => {
    const value = (text: string) => encodeOctetString(Buffer.from(text));
    let cms = await signContent();
    cms = addUnsignedAttribute(cms, OID.signatureTimeStamp, value("first"));
    cms = addUnsignedAttribute(cms, "1.2.3.4", value("second"));
    const result = verifySignedData({ cms, content });
    expect(result).toMatchObject({ ok: true, timestampTokens: [value("first")] });
    expect(result.ok && result.unsignedAttributes.map(({ oid }) => oid).toSorted()).toEqual(
      ["1.2.3.4", OID.signatureTimeStamp].toSorted(),
    );
  });

  it("gives the same octets as signing with the attribute at once", async () => {
    const token = encodeOctetString(Buffer.from("token"));
    const fixed = { ...signer, sign: () => new Uint8Array(70) };
    const digest = digestOf(content);
    const later = addUnsignedAttribute(await signDetached({ digest, signer: fixed }), OID.signatureTimeStamp, token);
    expect(later).toEqual(await signDetached({ digest, signer: fixed, timestamp: async () => token }));
  });
});
