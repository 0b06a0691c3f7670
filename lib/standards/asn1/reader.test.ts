import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Asn1Error } from "./asn1-error";
import { checkSetOrder, parseDer, parseInside, withoutZeroPadding } from "./reader";
import { readBoolean, readInteger, readNamedBits } from "./values";
import { encode, encodeOctetString, encodeSequence } from "./writer";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s/g, ""), "hex"));

describe("parseDer", () => {
  it("reads nested elements with their places", () => {
    const node = parseDer(hex("30 08 02 01 05 30 03 01 01 ff"));
    expect(node.children.map(({ tag, start, contentStart, end }) => [tag, start, contentStart, end])).toEqual([
      [0x02, 2, 4, 5],
      [0x30, 5, 7, 10],
    ]);
    expect(node.children[1]?.raw).toEqual(hex("30 03 01 01 ff"));
    expect(node.children[1]?.children[0]?.content).toEqual(hex("ff"));
  });

  it("hands out plain arrays for a Buffer, without copying", () => {
    const buffer = Buffer.from("0201 05".replace(" ", ""), "hex");
    const { content } = parseDer(buffer);
    expect(content.constructor).toBe(Uint8Array);
    expect(content.buffer).toBe(buffer.buffer);
  });

  it.each([
    ["nothing at all", ""],
    ["a lone tag", "30"],
    ["content cut off", "30 03 02 01"],
    ["a child longer than its parent", "30 03 02 02 05 05"],
    ["trailing bytes", "02 01 05 00"],
    ["an indefinite length", "30 80 02 01 05 00 00"],
    ["a length in two octets that fits one", "04 81 01 00"],
    ["a length with a leading zero", `04 82 00 80 ${"00".repeat(128)}`],
    ["a length of five octets", "04 85 01 00 00 00 00"],
    ["a length cut off", "04 82 01"],
    ["a high tag number", "1f 81 00 00"],
    ["an end-of-contents mark", "00 00"],
    ["a constructed OCTET STRING", "24 03 04 01 00"],
    ["a constructed UTF8String", "2c 03 0c 01 41"],
    ["a primitive SEQUENCE", "10 00"],
    ["a primitive SET", "11 00"],
    ["a BOOLEAN of 01", "01 01 01"],
    ["a BOOLEAN of two octets", "01 02 ff ff"],
    ["an empty INTEGER", "02 00"],
    ["an INTEGER padded with zero", "02 02 00 7f"],
    ["a negative INTEGER padded with ff", "02 02 ff 80"],
    ["a padded ENUMERATED", "0a 02 00 01"],
    ["a NULL with content", "05 01 00"],
    ["an empty OBJECT IDENTIFIER", "06 00"],
    ["an OBJECT IDENTIFIER cut off", "06 02 2a 86"],
    ["an OBJECT IDENTIFIER with a padded arc", "06 03 2a 80 01"],
    ["an empty BIT STRING", "03 00"],
    ["eight unused bits", "03 02 08 00"],
    ["unused bits of nothing", "03 01 01"],
    ["unused bits that are set", "03 02 01 01"],
    ["a SET OF out of order", "31 06 02 01 02 02 01 01"],
    ["a SET OF with the longer first", "31 07 04 02 01 00 04 01 01"],
  ])("refuses %s", (_, text) => {
    expect(() => parseDer(hex(text))).toThrow(Asn1Error);
  });

  it("says where it went wrong", () => {
    const caught = (() => {
      try {
        return parseDer(hex("30 06 02 01 05 02 01"));
      } catch (error) {
        return error;
      }
    })();
    expect(caught).toBeInstanceOf(Asn1Error);
    expect((caught as Asn1Error).offset).toBe(0);
    expect((caught as Asn1Error).message).toBe("the element is longer than what holds it (at byte 0)");
  });

  it("bounds depth and number of elements", () => {
    let nested = encodeSequence();
    for (let i = 1; i < 32; i++) nested = encodeSequence(nested);
    expect(parseDer(nested).tag).toBe(0x30);
    expect(() => parseDer(encodeSequence(nested))).toThrow(/too deeply/);
    const wide = encodeSequence(...Array.from({ length: 50 }, () => hex("05 00")));
    expect(parseDer(wide, { maxElements: 51 }).children).toHaveLength(50);
    expect(() => parseDer(wide, { maxElements: 50 })).toThrow(/too many/);
  });

  it("never fails otherwise than with Asn1Error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          parseDer(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Asn1Error);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("accepts nothing that it would not write the same way", () => {
    // Strictness in one sentence: rebuilding what was read gives the same octets.
    const rebuild = (node: ReturnType<typeof parseDer>): Uint8Array =>
      node.children.length > 0 ? encode(node.tag, ...node.children.map(rebuild)) : encode(node.tag, node.content);
    const shape = fc.letrec<{ node: Uint8Array }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.uint8Array({ maxLength: 200 }).map(encodeOctetString),
        fc.array(tie("node"), { maxLength: 4 }).map((parts) => encodeSequence(...parts)),
      ),
    })).node;
    fc.assert(
      fc.property(shape, fc.nat(), fc.integer({ min: 1, max: 255 }), (der, at, flip) => {
        expect(rebuild(parseDer(der))).toEqual(der);
        const mutated = Uint8Array.from(der);
        mutated[at % mutated.length] = (mutated[at % mutated.length] as number) ^ flip;
        try {
          expect(rebuild(parseDer(mutated))).toEqual(mutated);
        } catch (error) {
          expect(error).toBeInstanceOf(Asn1Error);
        }
      }),
    );
  });
});

describe("parseInside", () => {
  it("parses DER held in an OCTET STRING and keeps counting in the whole", () => {
    const node = parseDer(hex("30 05 04 03 02 01 07"));
    const [octets] = node.children;
    const inner = parseInside(octets as NonNullable<typeof octets>);
    expect([inner.start, readInteger(inner)]).toEqual([4, 7n]);
    expect(() => parseInside(parseDer(hex("04 04 02 01 07 00")))).toThrow(/behind the end/);
  });
});

describe("checkSetOrder", () => {
  it("looks at implicitly tagged sets, which the parser cannot know", () => {
    const disordered = parseDer(hex("a0 06 02 01 02 02 01 01"));
    expect(() => checkSetOrder(disordered)).toThrow(Asn1Error);
    expect(() => checkSetOrder(parseDer(hex("a0 06 02 01 01 02 01 02")))).not.toThrow();
  });
});

describe("withoutZeroPadding", () => {
  it("cuts off zeros and nothing else", () => {
    expect(withoutZeroPadding(hex("30 03 02 01 05 00 00 00"))).toEqual(hex("30 03 02 01 05"));
    expect(withoutZeroPadding(hex("02 01 05"))).toEqual(hex("02 01 05"));
    expect(() => withoutZeroPadding(hex("02 01 05 00 01"))).toThrow(Asn1Error);
    expect(() => withoutZeroPadding(hex("00 00 00"))).toThrow(Asn1Error);
    expect(() => withoutZeroPadding(new Uint8Array())).toThrow(Asn1Error);
  });
});

describe("typed values", () => {
  it("tell booleans and signs apart", () => {
    expect(readBoolean(parseDer(hex("01 01 ff")))).toBe(true);
    expect(readBoolean(parseDer(hex("01 01 00")))).toBe(false);
    expect(readInteger(parseDer(hex("02 02 ff 7f")))).toBe(-129n);
    expect(readInteger(parseDer(hex("02 02 00 80")))).toBe(128n);
  });

  it("refuse named bits with trailing zeros", () => {
    expect(readNamedBits(parseDer(hex("03 02 06 c0")))).toEqual([0, 1]);
    expect(() => readNamedBits(parseDer(hex("03 02 05 c0")))).toThrow(/trailing zero/);
    expect(() => readNamedBits(parseDer(hex("03 02 00 00")))).toThrow(/trailing zero/);
    expect(readNamedBits(parseDer(hex("03 01 00")))).toEqual([]);
  });
});
