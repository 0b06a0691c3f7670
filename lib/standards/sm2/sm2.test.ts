import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parseDer } from "../asn1/reader";
import { readInteger } from "../asn1/values";
import { encodeInteger, encodeSequence } from "../asn1/writer";
import { readPublicKeyInfo } from "../x509/public-key";
import { generateSm2Key, signSm2, sm3, verifySm2 } from "./sm2";
import { encodeSm2PrivateKey, encodeSm2PublicKey, readSm2PrivateKey } from "./sm2-key";

const octets = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const text = (words: string) => Uint8Array.from(Buffer.from(words, "utf8"));

const folder = mkdtempSync(path.join(tmpdir(), "vermilion-sm2-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("SM3", () => {
  it("gives the digests of GB/T 32905, annex A", () => {
    const digest = (words: string) => Buffer.from(sm3(text(words))).toString("hex");
    expect(digest("abc")).toBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    expect(digest("abcd".repeat(16))).toBe("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  });
});

describe("SM2", () => {
  it("verifies the signature of GB/T 32918.5, annex A", () => {
    const point = octets(
      "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
    );
    const r = BigInt("0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3");
    const s = BigInt("0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    const signature = encodeSequence(encodeInteger(r), encodeInteger(s));
    expect(verifySm2(text("message digest"), signature, point)).toBe(true);
    expect(verifySm2(text("message digests"), signature, point)).toBe(false);
  });

  it("signs what OpenSSL verifies under the usual identity", () => {
    const { privateKey, point } = generateSm2Key();
    const message = text("一份合同");
    const file = (name: string, bytes: Uint8Array) => {
      writeFileSync(path.join(folder, name), bytes);
      return path.join(folder, name);
    };
    const key = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(encodeSm2PublicKey(point)).toString("base64")}\n-----END PUBLIC KEY-----\n`;
    const [keyFile, data] = [file("key.pem", Buffer.from(key)), file("data", message)];
    const verify = (signature: Uint8Array) =>
      execFileSync(
        "openssl",
        ["pkeyutl", "-verify", "-pubin", "-inkey", keyFile, "-in", data, "-sigfile", file("sig", signature)].concat([
          "-rawin",
          "-digest",
          "sm3",
          "-pkeyopt",
          "distid:1234567812345678",
        ]),
        { stdio: "pipe" },
      ).toString();
    expect(verify(signSm2(message, privateKey, point))).toContain("Verified Successfully");
    expect(() => verify(signSm2(text("another"), privateKey, point))).toThrow();
  });

  it("accepts what it signed, and nothing changed", () => {
    const { privateKey, point } = generateSm2Key();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), (message, at) => {
        const signature = signSm2(message, privateKey, point);
        expect(verifySm2(message, signature, point)).toBe(true);
        const changed = Uint8Array.from(message);
        changed[at % message.length]! ^= 1;
        expect(verifySm2(changed, signature, point)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it("takes a broken signature or key for none", () => {
    const { privateKey, point } = generateSm2Key();
    const message = text("m");
    const signature = signSm2(message, privateKey, point);
    expect(verifySm2(message, signature, point)).toBe(true);
    expect(verifySm2(message, signature.subarray(1), point)).toBe(false);
    expect(verifySm2(message, new Uint8Array(0), point)).toBe(false);
    expect(
      verifySm2(
        message,
        signature,
        point.map((octet, i) => (i === 64 ? octet ^ 1 : octet)),
      ),
    ).toBe(false);
    expect(verifySm2(message, signature, point.subarray(0, 33))).toBe(false);
  });

  it("takes a signature in one form alone, its numbers within the group's order", () => {
    const { privateKey, point } = generateSm2Key();
    const message = text("m");
    const signature = signSm2(message, privateKey, point);
    const [r, s] = parseDer(signature).children.map(readInteger) as [bigint, bigint];
    const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
    const numbers = (...list: bigint[]) => encodeSequence(...list.map((number) => encodeInteger(number)));
    expect(verifySm2(message, numbers(r, s), point)).toBe(true);
    const wrong = [
      numbers(r + order, s),
      numbers(r, s + order),
      numbers(0n, s),
      numbers(r, 0n),
      numbers(-r, s),
      numbers(order, order),
      numbers(r),
      numbers(r, s, 1n),
      Uint8Array.of(...signature, 0),
      Uint8Array.of(0x30, 0x81, ...signature.subarray(1)),
      numbers(r, s, 1n << 8_000_000n),
    ];
    for (const [at, one] of wrong.entries()) expect(verifySm2(message, one, point), `${at}`).toBe(false);
  });

  it("signs and verifies a seal's megabytes without delay", () => {
    const { privateKey, point } = generateSm2Key();
    const message = new Uint8Array(4 * 1024 * 1024).fill(7);
    expect(verifySm2(message, signSm2(message, privateKey, point), point)).toBe(true);
  });

  it("is written as other programs write keys, and read again", () => {
    const pair = generateSm2Key();
    expect(readPublicKeyInfo(encodeSm2PublicKey(pair.point))).toEqual({ kind: "sm2", point: pair.point });
    const pkcs8 = encodeSm2PrivateKey(pair);
    expect(readSm2PrivateKey(pkcs8)).toEqual(pair);
    // OpenSSL checks that the two halves belong together.
    writeFileSync(path.join(folder, "pair.der"), pkcs8);
    const options = ["-inform", "DER", "-in", path.join(folder, "pair.der"), "-noout", "-text", "-check"];
    const said = execFileSync("openssl", ["pkey", ...options], { stdio: "pipe" }).toString();
    expect(said).toContain("ASN1 OID: SM2");
    expect(said).toContain("Key is valid");
    expect(() => readSm2PrivateKey(encodeSm2PublicKey(pair.point))).toThrow();
  });
});
