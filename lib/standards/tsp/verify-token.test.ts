import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import {
  encodeImplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
} from "../asn1/writer";
import { encodeEncapsulatedContent, fillSignedData, signedDataTemplate } from "../cms/build-signed-data";
import { signDetached } from "../cms/sign-detached";
import { buildSignedAttributes } from "../cms/signed-attributes";
import { encodeExtension } from "../x509/extensions/extension";
import { encodePem } from "../x509/pem";
import { SEAL, TIME_STAMPING } from "../x509/profiles";
import { OpensslBench } from "../x509/test-openssl";
import { TEST_AT, TEST_POLICY, testIdentity, testPki } from "../x509/test-pki";
import { createTimeStampToken, maximumTokenSize } from "./create-token";
import { testUnit } from "./test-unit";
import { buildTimeStampRequest, nonceValue } from "./time-stamp-request";
import { parseTimeStampResponse } from "./time-stamp-response";
import { encodeTstInfo } from "./tst-info";
import { type TokenFailure, type VerifyTokenInput, verifyTimeStampToken } from "./verify-token";

const pki = testPki();
const tsa = testUnit(pki);
const anchors = [pki.root.certificate];
const data = Buffer.from("what is stamped");
const imprint = createHash("sha256").update(data).digest();
const input = { imprint, serial: randomBytes(16), genTime: TEST_AT };
const token = await createTimeStampToken({ ...input, tsa, nonce: 77n });

const code = (changes: Partial<VerifyTokenInput>): TokenFailure | "accepted" => {
  const result = verifyTimeStampToken({ token, imprint, anchors, ...changes });
  return result.ok ? "accepted" : result.code;
};

describe("a good token", () => {
  it("is accepted and reported", () => {
    const all = { token, imprint, anchors, nonce: 77n, policy: TEST_POLICY, hashAlgorithm: "sha256" as const };
    expect(verifyTimeStampToken(all)).toMatchObject({ ok: true, genTime: TEST_AT, info: { nonce: 77n, version: 1 } });
  });

  it("may leave its certificates to be found elsewhere", async () => {
    const bare = await createTimeStampToken({ ...input, tsa, includeCertificates: false });
    expect(code({ token: bare })).toBe("signer-certificate-missing");
    const intermediates = [pki.tsa.certificate, pki.timeStamping.certificate];
    expect(code({ token: bare, intermediates })).toBe("accepted");
    expect(code({ token: bare, intermediates: [pki.tsa.certificate] })).toBe("untrusted");
  });

  it("is never larger than foretold", async () => {
    const maximum = maximumTokenSize(tsa);
    expect(token.length).toBeLessThan(maximum);
    const largest = await createTimeStampToken({
      tsa,
      hashAlgorithm: "sha512",
      imprint: new Uint8Array(64),
      serial: new Uint8Array(20).fill(0xff),
      genTime: new Date("2026-03-01T12:00:00.123Z"),
      accuracy: { seconds: 3600, milliseconds: 999, microseconds: 999 },
      nonce: (1n << 256n) - 1n,
    });
    expect(largest.length).toBeLessThanOrEqual(maximum);
    expect(maximum - largest.length).toBeLessThan(16);
  });
});

describe("a bad token is refused", () => {
  it("for another imprint, nonce or policy", () => {
    expect(code({ imprint: new Uint8Array(32) })).toBe("imprint-mismatch");
    expect(code({ imprint: imprint.subarray(0, 31) })).toBe("imprint-mismatch");
    expect(code({ hashAlgorithm: "sha384" })).toBe("imprint-mismatch");
    expect(code({ nonce: 78n })).toBe("nonce-mismatch");
    expect(code({ policy: "1.2.3" })).toBe("policy-mismatch");
  });

  it("when it lacks the nonce that was asked for", async () => {
    expect(code({ token: await createTimeStampToken({ ...input, tsa }), nonce: 77n })).toBe("nonce-mismatch");
  });

  it("when its authority is not trusted, or was not valid at the time", () => {
    expect(code({ anchors: [testPki().root.certificate] })).toBe("bad-signature");
    expect(code({ anchors: [] })).toBe("untrusted");
    expect(code({ at: new Date("2029-01-01") })).toBe("expired");
    expect(code({ at: new Date("2024-01-01") })).toBe("not-yet-valid");
  });

  it("when its certificate is not for time-stamping alone", async () => {
    const unit = async (identity: ReturnType<typeof testIdentity>) => {
      const stamped = await createTimeStampToken({
        ...input,
        tsa: { ...tsa, certificate: identity.certificate.raw, sign: identity.sign },
      });
      return code({ token: stamped, intermediates: [pki.issuing.certificate] });
    };
    expect(await unit(testIdentity({ profile: SEAL, issuer: pki.issuing }))).toBe("extended-key-usage");
    const lax = { ...TIME_STAMPING, extendedKeyUsage: { critical: false, purposes: [OID.timeStamping] } };
    expect(await unit(testIdentity({ profile: lax, issuer: pki.timeStamping }))).toBe("extended-key-usage");
    const double = { ...lax, extendedKeyUsage: { critical: true, purposes: [OID.timeStamping, OID.ocspSigning] } };
    expect(await unit(testIdentity({ profile: double, issuer: pki.timeStamping }))).toBe("extended-key-usage");
    expect(await unit(testIdentity({ profile: TIME_STAMPING, issuer: pki.timeStamping }))).toBe("accepted");
  });

  it("when it says more, or other, than is understood", () => {
    const fields = parseDer(encodeTstInfo({ ...input, policy: TEST_POLICY, hashAlgorithm: "sha256" })).children;
    const parts = fields.map(({ raw }) => raw);
    const stamp = (...changed: Uint8Array[]) => {
      const info = encodeSequence(...changed);
      const template = { digestAlgorithm: "sha256", contentType: OID.tstInfo } as const;
      const signedAttributes = buildSignedAttributes({
        ...template,
        digest: createHash("sha256").update(info).digest(),
        signingCertificateDer: tsa.certificate,
      });
      return fillSignedData(signedDataTemplate({ ...template, signer: pki.tsa.certificate, chain: tsa.chain }), {
        signedAttributes,
        signature: pki.tsa.sign(signedAttributes),
        content: encodeEncapsulatedContent(OID.tstInfo, info),
      });
    };
    const extension = encodeImplicit(1, encodeSequence(encodeExtension("1.2.3", false, encodeNull())));
    const sha1Imprint = encodeSequence(encodeSequence(encodeOid(OID.sha1)), encodeOctetString(new Uint8Array(20)));
    expect(code({ token: stamp(...parts) })).toBe("accepted");
    expect(code({ token: stamp(...parts, extension) })).toBe("extension-unknown");
    expect(code({ token: stamp(...parts.with(0, encodeInteger(2))) })).toBe("version-unknown");
    expect(code({ token: stamp(...parts.with(2, sha1Imprint)), imprint: new Uint8Array(20) })).toBe("weak-digest");
    expect(code({ token: stamp(...parts.slice(0, 4)) })).toBe("malformed");
  });

  it("when it is a signature of something else", async () => {
    const signer = { certificate: pki.tsa.certificate.raw, chain: tsa.chain, sign: pki.tsa.sign };
    expect(code({ token: await signDetached({ digest: imprint, signer }) })).toBe("content-type");
    expect(code({ token: new Uint8Array(4) })).toBe("malformed");
  });

  it("after a change to any octet of its content, signed attributes, signature or certificate", () => {
    const fields = parseDer(token).children[1]?.children[0]?.children ?? [];
    const [, , content, certificates, signers] = fields;
    const [, , , attributes, , signature] = signers?.children[0]?.children ?? [];
    const own = certificates?.children.find(({ raw }) => Buffer.compare(raw, pki.tsa.certificate.raw) === 0);
    for (const node of [content, attributes, signature, own]) {
      expect(node).toBeDefined();
      for (let i = node?.start ?? 0; i < (node?.end ?? 0); i++) {
        const changed = Uint8Array.from(token);
        changed[i] = (changed[i] as number) ^ 0x01;
        expect(code({ token: changed }), `octet ${i}`).not.toBe("accepted");
      }
    }
  });

  it("always with an answer, whatever the octets", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(token.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const changed = Uint8Array.from(token);
          for (const [at, value] of changes) changed[at] = value;
          expect(typeof code({ token: changed })).toBe("string");
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("openssl ts -reply as the authority", () => {
  const bench = new OpensslBench();
  beforeAll(() => {
    bench.file("tsa.pem", encodePem(pki.tsa.certificate.raw));
    bench.file("tsa.key", String(pki.tsa.privateKey.export({ format: "pem", type: "pkcs8" })));
    bench.file("chain.pem", encodePem(pki.timeStamping.certificate.raw) + encodePem(pki.root.certificate.raw));
    bench.file("serial", "01\n");
    const config = [
      "[tsa]",
      "default_tsa = unit",
      "[unit]",
      "serial = serial",
      "signer_cert = tsa.pem",
      "signer_key = tsa.key",
      "certs = chain.pem",
      "signer_digest = sha256",
      `default_policy = ${TEST_POLICY}`,
      "other_policies = 1.2.3.4.5",
      "digests = sha256, sha384, sha512",
      "accuracy = secs:1, millisecs:500, microsecs:100",
      "clock_precision_digits = 3",
      "ordering = yes",
      "tsa_name = yes",
      "ess_cert_id_chain = yes",
    ];
    bench.file("tsa.cnf", config.join("\n"));
  });
  afterAll(() => bench.remove());

  const reply = (request: Uint8Array, ...settings: string[]) => {
    bench.file("query", request);
    const run = bench.run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "response", ...settings);
    expect(run).toMatchObject({ code: 0 });
    return parseTimeStampResponse(bench.read("response"));
  };

  it("makes tokens that are accepted", () => {
    const nonce = randomBytes(16);
    const { status, token: foreign } = reply(buildTimeStampRequest({ imprint, nonce, policy: "1.2.3.4.5" }));
    expect(status).toBe("granted");
    const at = TEST_AT;
    const result = verifyTimeStampToken({
      token: foreign ?? new Uint8Array(),
      imprint,
      nonce: nonceValue(nonce),
      policy: "1.2.3.4.5",
      anchors,
      at,
    });
    expect(result).toMatchObject({
      ok: true,
      info: { serialNumber: 2n, ordering: true, accuracy: { seconds: 1, milliseconds: 500, microseconds: 100 } },
    });
    expect(code({ token: foreign ?? new Uint8Array(), imprint: new Uint8Array(32), at })).toBe("imprint-mismatch");
  });

  it("refuses in a way that is understood", () => {
    const { status, failures, token: none } = reply(buildTimeStampRequest({ imprint, policy: "1.2.3" }));
    expect([status, failures, none]).toEqual(["rejection", ["unacceptedPolicy"], undefined]);
  });
});
