import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pdfObject } from "../../../tests/support/pdf-objects";
import { clone, equals } from "./compare";
import { PdfError } from "./errors";
import { Lexer } from "./lexer";
import { Budget, defaultLimits } from "./limits";
import { hexString, name, PdfDict, type PdfObject, PdfRef, PdfString, textString } from "./objects";
import { ObjectParser } from "./parser";
import { formatNumber, serialize } from "./serialize";

function parse(text: string | Uint8Array, limits = defaultLimits): PdfObject {
  const bytes = typeof text === "string" ? Buffer.from(text, "latin1") : text;
  return new ObjectParser(new Lexer(bytes), new Budget(limits)).object();
}

describe("objects", () => {
  test("what is written is read back equal, and writing again gives the same bytes", () => {
    fc.assert(
      fc.property(pdfObject, (object) => {
        const bytes = serialize(object);
        const back = parse(bytes);
        expect(equals(back, object)).toBe(true);
        expect(Buffer.compare(serialize(back), bytes)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("a clone is equal and apart", () => {
    fc.assert(fc.property(pdfObject, (object) => equals(clone(object), object)));
    const dict = PdfDict.of({ A: [PdfDict.of({ B: 1 })] });
    const copy = clone(dict);
    copy.array("A")!.push(2);
    expect(dict.array("A")).toHaveLength(1);
  });

  test("equality is of meaning", () => {
    expect(equals(parse("<</A 1/B null>>"), parse("<</A 1.0>>"))).toBe(true);
    expect(equals(parse("<</A(x)/B/n>>"), parse("<</B/#6e/A<78>>>"))).toBe(true);
    expect(equals(parse("[1 0 R]"), parse("[1 1 R]"))).toBe(false);
    expect(equals(parse("/A"), parse("(A)"))).toBe(false);
    expect(equals(parse("<</A 1>>"), parse("<</A 1/B 2>>"))).toBe(false);
    expect(equals(parse("[]"), parse("<<>>"))).toBe(false);
  });

  // Examples of ISO 32000-1, 7.3.3 to 7.3.5.
  test.each<[string, PdfObject]>([
    ["+17", 17],
    ["-.002", -0.002],
    ["4.", 4],
    ["0.0", 0],
    ["--5", -5],
    ["(a\\\nb)", textString("ab")],
    ["(a\r\nb)", textString("a\nb")],
    ["(\\0053\\53\\245)", new PdfString(Uint8Array.from([5, 0x33, 0x2b, 0xa5]))],
    ["(bal(an)ced \\( )", textString("bal(an)ced ( ")],
    ["(\\n\\q)", textString("\nq")],
    ["<901FA>", hexString(Uint8Array.from([0x90, 0x1f, 0xa0]))],
    ["/A;Name_With-Various***Characters?", name("A;Name_With-Various***Characters?")],
    ["/paired#28#29parentheses", name("paired()parentheses")],
    ["/The_Key_of_F#23_Minor", name("The_Key_of_F#_Minor")],
    ["/A#42", name("AB")],
    ["/", name("")],
    ["[549 3.14 false(Ralph)/SomeName]", [549, 3.14, false, textString("Ralph"), name("SomeName")]],
    ["[1 2 R 3 0 R% a comment R\n4]", [new PdfRef(1, 2), new PdfRef(3), 4]],
    ["<</A/B/C>>", PdfDict.of({ A: name("B"), C: null })],
  ])("reads %s", (text, expected) => {
    expect(equals(parse(text), expected)).toBe(true);
  });

  test.each(["", "(open", "<12", "<1G>", "[1 2", "<</A 1", "<<1 2>>", "endobj", ">>", "]", "tru"])(
    "refuses %s",
    (text) => {
      expect(() => parse(text)).toThrow(PdfError);
    },
  );

  test("depth and number of parts are bounded", () => {
    expect(() => parse("[".repeat(5000))).toThrow(expect.objectContaining({ code: "too-deep" }));
    const limits = { ...defaultLimits, maxNodesPerObject: 1000 };
    expect(() => parse(`[${"0 ".repeat(1001)}]`, limits)).toThrow(expect.objectContaining({ code: "too-large" }));
  });

  test("numbers are written without exponent", () => {
    expect(formatNumber(1e-7)).toBe("0.0000001");
    expect(formatNumber(-1.5e-9)).toBe("-0.0000000015");
    expect(formatNumber(1.25e22)).toBe("12500000000000000000000");
    expect(formatNumber(-0)).toBe("0");
    expect(() => formatNumber(Number.NaN)).toThrow(PdfError);
  });

  test("text strings keep any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("\u001b"));
        expect(textString(text).text()).toBe(text);
      }),
    );
    expect(new PdfString(Uint8Array.from([0xef, 0xbb, 0xbf, 0xe7, 0xad, 0xbe])).text()).toBe("签");
    expect(new PdfString(Uint8Array.from([0x80, 0xa0, 0xe9])).text()).toBe("•€é");
    expect(textString("签").bytes).toEqual(Uint8Array.from([0xfe, 0xff, 0x7b, 0x7e]));
  });
});
