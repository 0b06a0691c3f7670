import { describe, expect, it } from "vitest";
import { ROOT_CA } from "../x509/profiles";
import { testIdentity } from "../x509/test-pki";
import { sm2TestPki } from "../x509/test-sm2-pki";
import { makeSeal, type SealToMake } from "./make-seal";
import { readElectronicSeal } from "./read-electronic-seal";
import { readSeal } from "./read-seal";
import { SesError } from "./structures";
import { dotPng } from "./test-seals";
import { isSigner } from "./verify-seal";
import { writeSeal } from "./write-seal";

const { root, maker, user } = sm2TestPki();
const by = { certificate: maker.certificate.raw, sign: maker.sign };
const seal: SealToMake = {
  id: "0198f0a4b3c17d2e8f5a6b7c8d9e0f12",
  vendor: "VERMILION",
  type: 1,
  name: "杭州明月科技有限公司 公章",
  picture: { png: dotPng(), widthMm: 42.4, heightMm: 41.6 },
  certificates: [user.certificate.raw],
  createdAt: new Date("2026-02-01T08:00:00.789Z"),
  validFrom: new Date("2026-02-01T08:00:00Z"),
  validUntil: new Date("2029-02-01T08:00:00Z"),
};
const trust = { anchors: [root.certificate.raw] };
const at = new Date("2026-06-01T00:00:00Z");

describe("making an electronic seal", () => {
  it("says what it was given, under a maker that is trusted", () => {
    const made = makeSeal(seal, by);
    expect(readElectronicSeal(made, trust, at)).toMatchObject({
      standard: "GB/T 38540-2020",
      verdict: "valid",
      findings: [],
      id: seal.id,
      vendor: "VERMILION",
      name: seal.name,
      owner: "organization",
      picture: { type: "PNG", data: dotPng(), widthMm: 42, heightMm: 42, mediaType: "image/png" },
      createdAt: new Date("2026-02-01T08:00:00Z"),
      validUntil: seal.validUntil,
      maker: { name: "Test seal-maker" },
      signers: { count: 1, names: ["杭州明月科技有限公司"] },
      hasTimeStamp: false,
    });
    expect(isSigner(readSeal(made), user.certificate.raw)).toBe(true);
    expect(isSigner(readSeal(made), maker.certificate.raw)).toBe(false);
  });

  const far = new Date("+012000-01-01T00:00:00Z");
  it.each<[string, Partial<SealToMake>]>([
    ["no identifier", { id: "" }],
    ["an identifier with a blank", { id: "a b" }],
    ["an identifier that is too long", { id: "x".repeat(65) }],
    ["a vendor in other letters", { vendor: "朱砂" }],
    ["no name", { name: " " }],
    ["an endless name", { name: "章".repeat(201) }],
    ["a name with a line break", { name: "a\nb" }],
    ["no picture", { picture: { ...seal.picture, png: new Uint8Array(0) } }],
    ["a picture of another kind", { picture: { ...seal.picture, png: Uint8Array.from(Buffer.from("GIF89a--")) } }],
    [
      "a picture that is too large",
      { picture: { ...seal.picture, png: Buffer.concat([dotPng(), Buffer.alloc(1 << 20)]) } },
    ],
    ["no size", { picture: { ...seal.picture, widthMm: 0 } }],
    ["a size that is no number", { picture: { ...seal.picture, heightMm: Number.NaN } }],
    ["nobody who may use it", { certificates: [] }],
    ["a certificate that is none", { certificates: [Uint8Array.of(1, 2, 3)] }],
    ["a validity that ends before it begins", { validUntil: new Date("2026-01-01T00:00:00Z") }],
    ["a time that is none", { validFrom: new Date("never") }],
    ["a time of making that is none", { createdAt: new Date("never") }],
  ])("refuses %s", (_, wrong) => {
    expect(() => makeSeal({ ...seal, ...wrong }, by)).toThrow(SesError);
  });

  it("refuses a year that cannot be written", () => {
    expect(() => makeSeal({ ...seal, validUntil: far }, by)).toThrow();
  });

  it("hands nothing out that its maker's certificate does not verify", () => {
    expect(() => makeSeal(seal, { ...by, sign: user.sign })).toThrow("does not verify");
    const ecdsa = testIdentity({ profile: ROOT_CA });
    expect(() => makeSeal(seal, { certificate: ecdsa.certificate.raw, sign: ecdsa.sign })).toThrow("does not verify");
  });
});

describe("describing a foreign seal", () => {
  it("shows no endless or hidden text, and says what a picture really is", () => {
    const info = readSeal(makeSeal(seal, by)).info;
    const odd = writeSeal(
      {
        ...info,
        property: { ...info.property, type: 7, name: `\u202e${"长".repeat(5000)}\u0007` },
        picture: { ...info.picture, type: "gif", data: Uint8Array.of(1, 2, 3) },
      },
      by,
    );
    const described = readElectronicSeal(odd, trust, at);
    expect(described.name).toBe(`${"长".repeat(200)}…`);
    expect(described).toMatchObject({ owner: "other", picture: { type: "GIF", mediaType: null } });
  });

  it("says where the maker's certificate cannot be read, and where it is none of SM2", () => {
    const info = readSeal(makeSeal(seal, by)).info;
    const broken = readElectronicSeal(writeSeal(info, { ...by, certificate: Uint8Array.of(1) }), trust, at);
    expect(broken).toMatchObject({ verdict: "invalid", maker: null });
    expect(broken.findings).toContainEqual({ code: "certificate", whose: "maker", reason: "malformed" });
    const ecdsa = testIdentity({ profile: ROOT_CA });
    const other = writeSeal(info, { certificate: ecdsa.certificate.raw, sign: ecdsa.sign });
    const described = readElectronicSeal(other, { anchors: [ecdsa.certificate.raw] }, at);
    expect(described.verdict).toBe("invalid");
  });
});
