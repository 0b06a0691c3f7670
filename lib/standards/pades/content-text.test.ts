import { describe, expect, it } from "vitest";
import { shownStrings } from "./content-text";
import { parseToUnicode } from "./to-unicode";

const latin1 = (text: string) => Buffer.from(text, "latin1");
const shown = (text: string) =>
  shownStrings(latin1(text)).strings.map(({ font, bytes, moved }) => [
    font,
    Buffer.from(bytes).toString("latin1"),
    moved,
  ]);

describe("shownStrings", () => {
  it("reads Tj, TJ, ' and \" with the font in force", () => {
    const content = "/Tx BMC q BT /F1 12 Tf 2 3 Td (a) Tj [(b) -20 <63>] TJ 0 -12 Td (d) ' 1 2 (e) \" ET Q EMC";
    expect(shown(content)).toEqual([
      ["F1", "a", true],
      ["F1", "b", false],
      ["F1", "c", false],
      ["F1", "d", true],
      ["F1", "e", true],
    ]);
  });

  it("understands escapes, nested brackets, odd hex digits and comments", () => {
    expect(shown("(a\\(b\\)\\101(c)\\n) Tj % (no) Tj\n<4> Tj")).toEqual([
      [null, "a(b)A(c)\n", true],
      [null, "@", false],
    ]);
  });

  it("restores the font with Q, skips inline images and names the forms drawn", () => {
    const content = "/A 1 Tf q /B#31 1 Tf (x) Tj Q BI /W 1 /H 1 ID (no) Tj EI (y) Tj /Fm0 Do";
    expect(shown(content)).toEqual([
      ["B1", "x", true],
      ["A", "y", false],
    ]);
    expect(shownStrings(latin1(content)).forms).toEqual(["Fm0"]);
  });
});

describe("parseToUnicode", () => {
  it("reads single mappings, ranges and arrays, and surrogate pairs", () => {
    const { width, text } = parseToUnicode(
      latin1(`1 begincodespacerange <0000> <ffff> endcodespacerange
        2 beginbfchar <0001> <4F60> <0002> <D840DC0B> endbfchar
        2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <00620063>] endbfrange`),
    );
    expect(width).toBe(2);
    expect([1, 2, 0x10, 0x12, 0x20, 0x21].map(text)).toEqual(["你", "\u{2000b}", "A", "C", "a", "bc"]);
    expect(text(3)).toBeUndefined();
  });

  it("knows one-byte code spaces", () => {
    expect(parseToUnicode(latin1("begincodespacerange <00> <ff> endcodespacerange")).width).toBe(1);
  });
});
