import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Asn1Error } from "./asn1-error";
import { parseDer } from "./reader";
import { readText } from "./strings";
import { TAG } from "./tags";
import { readBitOctets, readInteger, readNamedBits, readOctets, readOid, readSmallInteger } from "./values";
import {
  encode,
  encodeBitString,
  encodeEnumerated,
  encodeIa5String,
  encodeImplicit,
  encodeInteger,
  encodeNamedBits,
  encodeOctetString,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSetOf,
  encodeUnsigned,
  encodeUtf8String,
  headerSize,
} from "./writer";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const dotted = fc
  .tuple(
    fc.oneof(
      fc.tuple(fc.constantFrom(0n, 1n), fc.bigInt(0n, 39n)),
      fc.tuple(fc.constant(2n), fc.bigInt(0n, (1n << 128n) - 1n)),
    ),
    fc.array(fc.bigInt(0n, (1n << 130n) - 1n), { maxLength: 6 }),
  )
  .map(([[root, second], rest]) => [root, second, ...rest].join("."));

describe("round trips", () => {
  it("of integers", () => {
    fc.assert(
      fc.property(fc.bigInt(-(1n << 200n), 1n << 200n), (value) => {
        expect(readInteger(parseDer(encodeInteger(value)))).toBe(value);
      }),
    );
  });

  it("of magnitudes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 30 }), (magnitude) => {
        expect(readInteger(parseDer(encodeUnsigned(magnitude)))).toBe(BigInt(`0x${hex(magnitude)}`));
      }),
    );
  });

  it("of object identifiers of any size", () => {
    fc.assert(
      fc.property(dotted, (oid) => {
        expect(readOid(parseDer(encodeOid(oid)))).toBe(oid);
      }),
    );
    // A number that would take minutes to be written out is refused instead.
    const endless = encode(TAG.oid, Uint8Array.of(0x2a), new Uint8Array(1_000_000).fill(0xff), Uint8Array.of(1));
    expect(() => readOid(parseDer(endless))).toThrow("too long");
  });

  it("of octets around every change of the length's length", () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000]) {
      const octets = new Uint8Array(length).fill(0x5a);
      const der = encodeOctetString(octets);
      expect(der.length).toBe(headerSize(length) + length);
      expect(Buffer.compare(readOctets(parseDer(der)), octets)).toBe(0);
    }
  });

  it("of bit strings and named bits", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uniqueArray(fc.nat(40)), (octets, bits) => {
        expect(readBitOctets(parseDer(encodeBitString(octets)))).toEqual(octets);
        const sorted = bits.toSorted((a, b) => a - b);
        expect(readNamedBits(parseDer(encodeNamedBits(bits)))).toEqual(sorted);
      }),
    );
  });

  it("of text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(readText(parseDer(encodeUtf8String(text)))).toBe(text);
      }),
    );
    expect(readText(parseDer(encodePrintableString("Vermilion (CN) 1.0")))).toBe("Vermilion (CN) 1.0");
    expect(readText(parseDer(encodeIa5String("a@b")))).toBe("a@b");
  });

  it("of sets, whatever the order they are given in", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 8 }), (items) => {
        const elements = items.map(encodeOctetString);
        const set = encodeSetOf(elements);
        expect(parseDer(set).children).toHaveLength(items.length);
        expect(encodeSetOf(elements.toReversed())).toEqual(set);
      }),
    );
  });
});

describe("known encodings", () => {
  it.each([
    [encodeInteger(0), "020100"],
    [encodeInteger(127), "02017f"],
    [encodeInteger(128), "02020080"],
    [encodeInteger(-128), "020180"],
    [encodeInteger(-129), "0202ff7f"],
    [encodeUnsigned(Uint8Array.of(0, 0, 5)), "020105"],
    [encodeUnsigned(Uint8Array.of()), "020100"],
    [encodeEnumerated(1), "0a0101"],
    [encodeOid("1.2.840.113549"), "06062a864886f70d"],
    [encodeOid("2.999.3"), "0603883703"],
    [encodeNamedBits([0, 1]), "030206c0"],
    [encodeNamedBits([]), "030100"],
    [encodeImplicit(0, encodeOctetString(Uint8Array.of(1))), "800101"],
    [encodeImplicit(1, encodeSequence()), "a100"],
    [encode(0x30), "3000"],
  ])("%#", (bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });
});

describe("what cannot be written", () => {
  it.each(["", "1", "3.1", "1.40", "1.2.", "1.02", "a.b", "1.2.-3"])("object identifier %j", (text) => {
    expect(() => encodeOid(text)).toThrow(Asn1Error);
  });

  it("characters outside a type", () => {
    expect(() => encodePrintableString("张")).toThrow(Asn1Error);
    expect(() => encodePrintableString("a@b")).toThrow(Asn1Error);
    expect(() => encodeIa5String("é")).toThrow(Asn1Error);
    expect(() => encodeUtf8String("\ud800")).toThrow(Asn1Error);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["UTF-8 cut off", "0c01c3"],
    ["UTF-8 written longer than needed", "0c02c0af"],
    ["an @ in a PrintableString", "130140"],
    ["eight bits in an IA5String", "160180"],
    ["half a BMP character", "1e0100"],
    ["a surrogate in a BMPString", "1e02d800"],
    ["a letter in a NumericString", "120141"],
    ["a number as text", "020105"],
  ])("%s", (_, text) => {
    expect(() => readText(parseDer(Uint8Array.from(Buffer.from(text, "hex"))))).toThrow(Asn1Error);
  });

  it("numbers that are too large or negative where small ones belong", () => {
    expect(readSmallInteger(parseDer(encodeInteger(2 ** 31 - 1)))).toBe(2 ** 31 - 1);
    expect(() => readSmallInteger(parseDer(encodeInteger(2n ** 31n)))).toThrow(Asn1Error);
    expect(() => readSmallInteger(parseDer(encodeInteger(-1)))).toThrow(Asn1Error);
  });
});
