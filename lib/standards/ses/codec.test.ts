import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDer } from "../asn1/reader";
import { encode, encodeOctetString, encodeSequence } from "../asn1/writer";
import { sm2TestPki } from "../x509/test-sm2-pki";
import { MOST_SEAL_BYTES, readSeal } from "./read-seal";
import { readSealSignature } from "./read-signature";
import { SesError } from "./structures";
import { dotPng, firstFormSeal, firstFormSignature, thirdFormSeal, type WrittenInfo } from "./test-seals";
import { type Sm2Signer, writeSeal, writeSealSignature } from "./write-seal";

const { maker, user } = sm2TestPki();
/** Signing costs most of the time; the codec does not look at what is signed. */
const quick: Sm2Signer = { certificate: maker.certificate.raw, sign: () => Uint8Array.of(0x30, 0) };

const ascii = fc.string({ unit: "grapheme-ascii", maxLength: 40 });
const octets = fc.uint8Array({ maxLength: 300 });
const seconds = fc
  .integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(2199, 0) / 1000 })
  .map((s) => new Date(s * 1000));
const oid = fc
  .tuple(fc.integer({ min: 0, max: 39 }), fc.array(fc.nat(), { maxLength: 6 }))
  .map(([second, rest]) => ["1", second, ...rest].join("."));
const extension = fc.record({ oid, critical: fc.boolean(), value: octets });
const info: fc.Arbitrary<WrittenInfo> = fc.record({
  vendor: ascii,
  id: ascii,
  property: fc.record({
    type: fc.nat({ max: 9 }),
    name: fc.string({ unit: "grapheme", maxLength: 60 }),
    signers: fc.oneof(
      fc.record({
        type: fc.constant("certificates" as const),
        certificates: fc.array(octets, { maxLength: 4 }),
      }),
      fc.record({
        type: fc.constant("digests" as const),
        digests: fc.array(fc.record({ algorithm: fc.constantFrom("SM3", "1.2.156.10197.1.401"), value: octets }), {
          maxLength: 4,
        }),
      }),
    ),
    createdAt: seconds,
    validFrom: seconds,
    validUntil: seconds,
  }),
  picture: fc.record({
    type: ascii,
    data: octets,
    widthMm: fc.nat({ max: 1000 }),
    heightMm: fc.nat({ max: 1000 }),
  }),
  extensions: fc.array(extension, { maxLength: 4 }),
});

const plain: WrittenInfo = {
  vendor: "VERMILION",
  id: "1234567890",
  property: {
    type: 1,
    name: "杭州明月科技有限公司 合同专用章",
    signers: { type: "certificates", certificates: [user.certificate.raw] },
    createdAt: new Date("2026-01-01T00:00:00Z"),
    validFrom: new Date("2026-01-01T00:00:00Z"),
    validUntil: new Date("2027-01-01T00:00:00Z"),
  },
  picture: { type: "PNG", data: dotPng(), widthMm: 42, heightMm: 42 },
  extensions: [{ oid: "1.2.156.112600.7.1", critical: false, value: Uint8Array.of(1) }],
};
const seal = writeSeal(plain, quick);
const signatureInput = {
  seal,
  signedAt: new Date("2026-02-03T04:05:06Z"),
  dataHash: new Uint8Array(32).fill(7),
  propertyInfo: "/Doc_0/Signs/Sign_0/Signature.xml",
};
const sealed = writeSealSignature(signatureInput, quick);

describe("an electronic seal", () => {
  it("is read as it was written (GB/T 38540-2020)", () => {
    fc.assert(
      fc.property(info, (written) => {
        const bytes = writeSeal(written, quick);
        const read = readSeal(bytes);
        expect(read).toMatchObject({ version: 4, algorithm: "1.2.156.10197.1.501", timeStamp: null });
        expect(read.info).toEqual({ headerVersion: 4, ...written });
        expect(read.makerCertificate).toEqual(quick.certificate);
        expect(read.raw).toEqual(bytes);
        // What was read and is written again is the same, octet for octet: DER has one form.
        expect(writeSeal(read.info, quick)).toEqual(bytes);
      }),
      { numRuns: 150 },
    );
  });

  it("is read as the standards before and after have it", () => {
    fc.assert(
      fc.property(info, octets, (written, stamp) => {
        const first = readSeal(firstFormSeal(written, quick));
        const { signers } = written.property;
        const certificates = signers.type === "certificates" ? signers.certificates : [];
        const property = { ...written.property, signers: { type: "certificates", certificates } };
        expect(first).toMatchObject({ version: 1, timeStamp: null, info: { ...written, property, extensions: [] } });
        const third = readSeal(thirdFormSeal(written, quick));
        expect(third).toMatchObject({ version: 5, timeStamp: null });
        expect(third.info).toEqual({ headerVersion: 5, ...written });
        expect(readSeal(thirdFormSeal(written, quick, stamp)).timeStamp).toEqual(stamp);
      }),
      { numRuns: 60 },
    );
  });

  it("is signed over exactly what each standard says", () => {
    const signed: Uint8Array[] = [];
    const listening: Sm2Signer = {
      certificate: quick.certificate,
      sign: (bytes) => {
        signed.push(bytes);
        return Uint8Array.of(0x30, 0);
      },
    };
    const seals = [writeSeal(plain, listening), firstFormSeal(plain, listening), thirdFormSeal(plain, listening)];
    expect(seals.map((one) => readSeal(one).signedBytes)).toEqual(signed);
  });
});

describe("a signature with an electronic seal", () => {
  it("is read as it was written", () => {
    const input = fc.record({
      signedAt: seconds,
      dataHash: octets,
      propertyInfo: ascii,
      extensions: fc.array(extension, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(input, (written) => {
        const bytes = writeSealSignature({ seal, ...written }, quick);
        const read = readSealSignature(bytes);
        expect(read).toMatchObject({ version: 4, ...written, signerCertificate: quick.certificate, timeStamp: null });
        expect(read.seal.raw).toEqual(seal);
        expect(read.signedBytes).toEqual(parseDer(bytes).children[0]!.raw);
      }),
      { numRuns: 100 },
    );
  });

  it("is read as the first standard has it; a time in another form is none", () => {
    const input = { ...signatureInput, seal: firstFormSeal(plain, quick) };
    expect(readSealSignature(firstFormSignature(input, quick))).toMatchObject({
      version: 1,
      signedAt: signatureInput.signedAt,
      dataHash: signatureInput.dataHash,
      propertyInfo: signatureInput.propertyInfo,
    });
    expect(readSealSignature(firstFormSignature({ ...input, asBits: true }, quick)).signedAt).toBeNull();
  });
});

describe("what is no electronic seal", () => {
  const read: [string, (bytes: Uint8Array) => unknown, Uint8Array][] = [
    ["a seal", readSeal, seal],
    ["a signature", readSealSignature, sealed],
    ["a seal of the first standard", readSeal, firstFormSeal(plain, quick)],
  ];

  it.each(read)("is refused wherever %s is cut off, and where something follows", (_, reads, bytes) => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => reads(bytes.subarray(0, length)), `${length}`).toThrow(SesError);
    }
    expect(() => reads(Uint8Array.of(...bytes, 0))).toThrow(SesError);
  });

  it.each(read)("is read or refused in plain words with any octet of %s changed", (_, reads, bytes) => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Uint8Array.from(bytes);
        changed[at]! ^= by;
        try {
          reads(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(SesError);
          expect((error as Error).message.length).toBeGreaterThan(10);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("is refused when it is anything at all", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(() => readSeal(bytes)).toThrow(SesError);
        expect(() => readSealSignature(bytes)).toThrow(SesError);
      }),
      { numRuns: 300 },
    );
  });

  it("is refused when lengths, depth, number or size are absurd", () => {
    const nested = new Uint8Array(MOST_SEAL_BYTES);
    for (let at = 0; at + 6 <= nested.length; at += 6) {
      const rest = nested.length - at - 6;
      nested.set([0x30, 0x84, rest >>> 24, (rest >>> 16) & 255, (rest >>> 8) & 255, rest & 255], at);
    }
    const crowd = encode(
      0x30,
      new Uint8Array(1_000_000).map((_, i) => (i % 2 === 0 ? 5 : 0)),
    );
    const lying: Uint8Array[] = [
      Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
      Uint8Array.of(0x30, 0x80, 0, 0),
      Uint8Array.of(0x30, 0x88, 1, 2, 3, 4, 5, 6, 7, 8),
      Uint8Array.of(0x30, 0x81, 0x02, 0x05, 0x00),
    ];
    // An object identifier of one endless number, where a seal names its algorithm.
    const parts = parseDer(seal).children.map((child) => child.raw);
    const endless = encode(0x06, Uint8Array.of(0x2a, ...new Uint8Array(100_000).fill(0xff), 1));
    lying.push(encodeSequence(...parts.with(2, endless)));
    for (const bytes of [nested, crowd, new Uint8Array(MOST_SEAL_BYTES + 1), new Uint8Array(0), ...lying]) {
      expect(() => readSeal(bytes)).toThrow(SesError);
      expect(() => readSealSignature(bytes)).toThrow(SesError);
    }
  });

  it("is refused when a part is of another type, missing or too much", () => {
    const parts = parseDer(seal).children.map((child) => child.raw);
    const other = encodeOctetString(Uint8Array.of(1));
    expect(() => readSeal(seal)).not.toThrow();
    for (let at = 0; at < parts.length; at++) {
      if (at !== 1) expect(() => readSeal(encodeSequence(...parts.with(at, other))), `${at}`).toThrow(SesError);
      expect(() => readSeal(encodeSequence(...parts.toSpliced(at, 1))), `${at}`).toThrow(SesError);
    }
    expect(() => readSeal(encodeSequence(...parts, other))).toThrow(SesError);
    // Something else that also has four parts.
    expect(() => readSeal(encodeSequence(other, other, other, other))).toThrow(SesError);
    expect(() => readSeal(sealed)).toThrow(SesError);
    expect(() => readSealSignature(seal)).toThrow(SesError);
  });

  it("is refused where a way of naming signers is not known, or its header is another's", () => {
    const changed = (from: string, to: string) => {
      const hex = Buffer.from(seal).toString("hex");
      expect(hex.split(from)).toHaveLength(2);
      return Uint8Array.from(Buffer.from(hex.replace(from, to), "hex"));
    };
    // The name's end, and the type of list behind it.
    const name = Buffer.from("专用章", "utf8").toString("hex");
    expect(() => readSeal(changed(`${name}020101`, `${name}020103`))).toThrow("naming the signers");
    expect(() => readSeal(changed("16024553", "16024554"))).toThrow("not an electronic seal");
  });
});
