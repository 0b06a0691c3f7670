import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OID } from "../asn1/oids";
import { encodeBoolean, encodeExplicit, encodeInteger, encodeNull, encodeOid, encodeSequence } from "../asn1/writer";
import { parseSignedData } from "../cms/signed-data";
import { encodeExtension } from "../x509/extensions/extension";
import { encodePem } from "../x509/pem";
import { OpensslBench } from "../x509/test-openssl";
import { TEST_AT, TEST_POLICY, testPki } from "../x509/test-pki";
import { type AnswerInput, answerSystemFailure, answerTimeStampRequest } from "./answer-request";
import { encodeMessageImprint } from "./message-imprint";
import { testUnit } from "./test-unit";
import { buildTimeStampRequest, nonceValue, parseTimeStampRequest } from "./time-stamp-request";
import { parseTimeStampResponse } from "./time-stamp-response";
import { parseTstInfo } from "./tst-info";
import { verifyTimeStampToken } from "./verify-token";

const pki = testPki();
const tsa = testUnit(pki);
const anchors = [pki.root.certificate];
const data = Buffer.from("what is stamped");
const imprint = createHash("sha256").update(data).digest();
const serial = Uint8Array.of(1, ...randomBytes(16));

const answer = (request: Uint8Array, changes: Partial<AnswerInput> = {}) =>
  answerTimeStampRequest({ request, tsa, now: TEST_AT, serial, clockOk: true, accuracy: { seconds: 1 }, ...changes });
const refusal = async (request: Uint8Array, changes: Partial<AnswerInput> = {}) => {
  const { status, failures, token, statusText } = parseTimeStampResponse(await answer(request, changes));
  expect(token === undefined ? statusText.length : 0).toBe(token === undefined ? 1 : 0);
  return status === "rejection" ? failures.join() : status;
};
const request = (changes: Partial<Parameters<typeof buildTimeStampRequest>[0]> = {}) =>
  buildTimeStampRequest({ imprint, nonce: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), ...changes });
const tokenOf = async (der: Uint8Array, changes: Partial<AnswerInput> = {}) => {
  const { token } = parseTimeStampResponse(await answer(der, changes));
  if (token === undefined) throw new Error("no token");
  return token;
};

describe("openssl as the client", () => {
  const bench = new OpensslBench();
  const at = ["-attime", String(TEST_AT.getTime() / 1000)];
  beforeAll(() => {
    bench.file("data", data);
    bench.file("other", "something else");
    bench.file("root.pem", encodePem(pki.root.certificate.raw));
    bench.file("below.pem", encodePem(pki.timeStamping.certificate.raw));
    bench.file("tsa.pem", encodePem(pki.tsa.certificate.raw));
  });
  afterAll(() => bench.remove());

  const query = (...options: string[]) => {
    expect(bench.run("ts", "-query", "-data", "data", "-out", "query", ...options)).toMatchObject({ code: 0 });
    return bench.read("query");
  };
  const verify = (response: Uint8Array, ...options: string[]) => {
    bench.file("response", response);
    return bench.run("ts", "-verify", "-in", "response", "-CAfile", "root.pem", ...at, ...options);
  };

  it.each([
    ["SHA-256", ["-sha256", "-cert"]],
    ["SHA-384", ["-sha384", "-cert"]],
    ["SHA-512 and a policy", ["-sha512", "-cert", "-tspolicy", TEST_POLICY]],
    ["no nonce", ["-sha256", "-cert", "-no_nonce"]],
  ])("openssl ts -verify -queryfile accepts the answer to a query with %s", async (_, options) => {
    const response = await answer(query(...options));
    const check = ["-queryfile", "query", "-untrusted", "below.pem"];
    expect(verify(response, ...check)).toEqual({ code: 0, output: expect.stringContaining("Verification: OK") });
    bench.run("ts", "-query", "-data", "other", "-sha256", "-cert", "-out", "query");
    expect(verify(response, ...check).code).not.toBe(0);
  });

  it("openssl ts -verify accepts an answer without certificates when it has them", async () => {
    const response = await answer(query("-sha256"));
    expect(verify(response, "-queryfile", "query", "-untrusted", "below.pem").code).not.toBe(0);
    bench.file("both.pem", encodePem(pki.timeStamping.certificate.raw) + encodePem(pki.tsa.certificate.raw));
    expect(verify(response, "-queryfile", "query", "-untrusted", "both.pem").code).toBe(0);
  });

  it("openssl ts -verify -token_in accepts the token over the data", async () => {
    bench.file("token", await tokenOf(query("-sha256", "-cert")));
    const input = ["-in", "token", "-token_in", "-CAfile", "root.pem", "-untrusted", "below.pem", ...at];
    expect(bench.run("ts", "-verify", ...input, "-data", "data").code).toBe(0);
    expect(bench.run("ts", "-verify", ...input, "-data", "other").code).not.toBe(0);
  });

  it("openssl ts -reply -text prints what the token says", async () => {
    bench.file("response", await answer(query("-sha256", "-cert"), { now: new Date("2026-03-01T12:00:00.250Z") }));
    const { output } = bench.run("ts", "-reply", "-in", "response", "-text");
    expect(output).toContain("Status: Granted.");
    expect(output).toContain(`Policy OID: ${TEST_POLICY}`);
    expect(output).toContain(`Serial number: 0x${Buffer.from(serial).toString("hex").toUpperCase()}`);
    expect(output).toContain("Time stamp: Mar  1 12:00:00.25 2026 GMT");
    expect(output).toContain("Accuracy: 0x01 seconds");
  });

  it("openssl reads a refusal", async () => {
    bench.file("response", await answer(query("-sha1")));
    const { output } = bench.run("ts", "-reply", "-in", "response", "-text");
    expect(output).toContain("Status: Rejected.");
    expect(output).toContain("unrecognized or unsupported algorithm identifier");
  });
});

describe("a granted answer", () => {
  it("repeats imprint, nonce and policy, with the serial, time and accuracy given", async () => {
    const info = parseTstInfo(parseSignedData(await tokenOf(request())).content ?? new Uint8Array());
    expect(info).toEqual({
      version: 1,
      policy: TEST_POLICY,
      messageImprint: { hashAlgorithm: "sha256", hashedMessage: Uint8Array.from(imprint) },
      serialNumber: nonceValue(serial),
      genTime: TEST_AT,
      accuracy: { seconds: 1 },
      ordering: false,
      nonce: 0x0102030405060708n,
      extensions: [],
    });
  });

  it("honours certReq", async () => {
    expect(parseSignedData(await tokenOf(request())).certificates).toHaveLength(3);
    expect(parseSignedData(await tokenOf(request({ certReq: false }))).certificates).toHaveLength(0);
  });

  it("has version 3 and the content type of a token", async () => {
    const data = parseSignedData(await tokenOf(request()));
    expect([data.version, data.contentType]).toEqual([3, OID.tstInfo]);
  });

  it("carries large and negative nonces back", async () => {
    const bare = (nonce: bigint) =>
      encodeSequence(encodeInteger(1), encodeMessageImprint("sha256", imprint), encodeInteger(nonce));
    for (const nonce of [0n, -5n, (1n << 256n) - 1n]) {
      const token = await tokenOf(bare(nonce));
      expect(parseTstInfo(parseSignedData(token).content ?? data).nonce).toBe(nonce);
    }
  });

  it("writes all parts of an accuracy", async () => {
    const accuracy = { seconds: 2, milliseconds: 500, microseconds: 128 };
    const token = await tokenOf(request(), { accuracy });
    expect(parseTstInfo(parseSignedData(token).content ?? data).accuracy).toEqual(accuracy);
    await expect(answer(request(), { accuracy: { milliseconds: 1000 } })).rejects.toThrow(RangeError);
  });

  it("can be signed by a key that answers later", async () => {
    const slow = { ...tsa, sign: async (bytes: Uint8Array) => pki.tsa.sign(bytes) };
    const token = await tokenOf(request(), { tsa: slow });
    expect(verifyTimeStampToken({ token, imprint, anchors }).ok).toBe(true);
  });
});

describe("a refusal", () => {
  const fields = (...more: Uint8Array[]) =>
    encodeSequence(encodeInteger(1), encodeMessageImprint("sha256", imprint), ...more);
  const oddImprint = (oid: string, length: number) =>
    encodeSequence(
      encodeInteger(1),
      encodeSequence(encodeSequence(encodeOid(oid), encodeNull()), Uint8Array.of(4, length, ...new Uint8Array(length))),
    );

  it.each<[string, string, Uint8Array]>([
    ["badDataFormat", "what is not DER", Uint8Array.of(1, 2, 3)],
    ["badDataFormat", "nothing", new Uint8Array()],
    ["badDataFormat", "trailing bytes", Uint8Array.of(...request(), 0)],
    ["badDataFormat", "a digest of the wrong length", oddImprint(OID.sha256, 20)],
    ["badAlg", "SHA-1", oddImprint(OID.sha1, 20)],
    ["badAlg", "MD5", oddImprint(OID.md5, 16)],
    ["badAlg", "an unknown digest", oddImprint("1.2.3", 32)],
    ["badRequest", "another version", encodeSequence(encodeInteger(2), encodeMessageImprint("sha256", imprint))],
    ["badRequest", "a nonce without end", request({ nonce: new Uint8Array(33).fill(0xff) })],
    ["unacceptedPolicy", "another policy", request({ policy: "1.2.3.4" })],
    [
      "unacceptedExtension",
      "an extension",
      fields(encodeBoolean(true), encodeExplicit(0, encodeExtension("1.2.3", false, encodeNull()))),
    ],
  ])("is %s for %s", async (expected, _, der) => {
    expect(await refusal(der)).toBe(expected);
  });

  it("is timeNotAvailable while the clock is not right", async () => {
    expect(await refusal(request(), { clockOk: false })).toBe("timeNotAvailable");
    expect(await refusal(request())).toBe("granted");
  });

  it("is systemFailure when the key fails", async () => {
    const broken = { ...tsa, sign: () => Promise.reject(new Error("the module is gone")) };
    await expect(answer(request(), { tsa: broken })).rejects.toThrow("the module is gone");
    expect(parseTimeStampResponse(answerSystemFailure()).failures).toEqual(["systemFailure"]);
  });
});

describe("requests", () => {
  it("come back as they went", () => {
    expect(parseTimeStampRequest(request({ policy: "1.2.3" }))).toEqual({
      version: 1,
      messageImprint: { hashAlgorithm: "sha256", hashedMessage: Uint8Array.from(imprint) },
      policy: "1.2.3",
      nonce: 0x0102030405060708n,
      certReq: true,
      extensions: [],
    });
    expect(parseTimeStampRequest(buildTimeStampRequest({ imprint, certReq: false }))).toMatchObject({
      certReq: false,
      nonce: undefined,
    });
    expect(() => buildTimeStampRequest({ imprint: new Uint8Array(20) })).toThrow(RangeError);
  });
});
