import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Asn1Error } from "./asn1-error";
import { convertBerToDer } from "./ber";
import { parseDer } from "./reader";
import { encode, encodeOctetString } from "./writer";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s/g, ""), "hex"));
const der = (text: string) => Buffer.from(convertBerToDer(hex(text)).der).toString("hex");

interface Pair {
  readonly ber: Uint8Array;
  readonly der: Uint8Array;
}

const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const indefinite = (tag: number, ...parts: Uint8Array[]) => join(Uint8Array.of(tag, 0x80), ...parts, new Uint8Array(2));
/** A length in four octets, whatever it is. */
const padded = (tag: number, ...parts: Uint8Array[]) => {
  const header = Buffer.from([tag, 0x84, 0, 0, 0, 0]);
  header.writeUInt32BE(join(...parts).length, 2);
  return join(header, ...parts);
};
const form = fc.constantFrom(indefinite, padded, encode);

/** One value in some BER form, and in DER. */
const pair = fc.letrec<{ value: Pair }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc
      .uint8Array({ maxLength: 150 })
      .map((octets) => ({ ber: encodeOctetString(octets), der: encodeOctetString(octets) })),
    fc.tuple(fc.uint8Array(), fc.constantFrom(padded, encode)).map(([octets, write]) => ({
      ber: write(0x04, octets),
      der: encodeOctetString(octets),
    })),
    fc.tuple(fc.array(fc.uint8Array(), { maxLength: 4 }), form).map(([pieces, write]) => ({
      ber: write(0x24, ...pieces.map(encodeOctetString)),
      der: encodeOctetString(join(...pieces)),
    })),
    fc
      .tuple(fc.array(tie("value"), { maxLength: 4 }), form, fc.constantFrom(0x30, 0xa0))
      .map(([items, write, tag]) => ({
        ber: write(tag, ...items.map(({ ber }) => ber)),
        der: encode(tag, ...items.map((item) => item.der)),
      })),
  ),
})).value;

describe("convertBerToDer", () => {
  it("writes any form of a value in the one form DER has, and says where it ended", () => {
    fc.assert(
      fc.property(pair, fc.uint8Array({ maxLength: 5 }), (value, rest) => {
        const converted = convertBerToDer(join(value.ber, rest));
        expect(converted).toEqual({ der: value.der, end: value.ber.length });
        expect(parseDer(converted.der).raw).toEqual(value.der);
        expect(convertBerToDer(value.der).der).toEqual(value.der);
      }),
    );
  });

  it.each([
    ["30 80 02 01 05 00 00", "3003020105"],
    ["30 81 03 02 01 05", "3003020105"],
    ["24 80 04 02 01 02 24 80 04 01 03 00 00 00 00", "0403010203"],
    ["24 00", "0400"],
  ])("%s is %s", (ber, expected) => {
    expect(der(ber)).toBe(expected);
  });

  it.each([
    ["nothing", ""],
    ["an open end", "30 80 02 01 05"],
    ["half an end", "30 80 00"],
    ["an indefinite primitive", "04 80 01 00 00"],
    ["an end where none belongs", "30 02 00 00"],
    ["a child longer than its parent", "30 03 04 05 01"],
    ["a child longer than its parent, though not than the whole", "30 07 30 03 04 02 01 05 00"],
    ["a piece of another type", "24 03 02 01 05"],
    ["a BIT STRING in pieces", "23 04 03 02 00 01"],
    ["a length beyond all bounds", "04 88 ff ff ff ff ff ff ff ff 00"],
    ["a length cut off", "04 84 00"],
    ["endless nesting", "30 80 ".repeat(40)],
  ])("refuses %s", (_, text) => {
    expect(() => der(text)).toThrow(Asn1Error);
  });

  it("never fails otherwise than with Asn1Error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          convertBerToDer(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Asn1Error);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
