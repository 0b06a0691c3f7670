import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakable, layoutText, type TextMetrics, wrap } from "./text-layout";

/** Latin half an em wide, everything else a full em: near enough to a real font to check the arithmetic. */
const metrics: TextMetrics = {
  advance: (text) => [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0),
  ascent: 0.9,
  descent: -0.2,
};

describe("wrap", () => {
  it("breaks Latin text at spaces only", () => {
    expect(wrap("the quick brown fox", 5, metrics)).toEqual(["the quick", "brown fox"]);
  });

  it("breaks Chinese between characters, never before closing punctuation", () => {
    expect(wrap("甲方应当支付，乙方确认", 6, metrics)).toEqual(["甲方应当支", "付，乙方确认"]);
    expect(wrap("合同《保密》", 3, metrics)).toEqual(["合同", "《保", "密》"]);
  });

  it("breaks a word that is wider than a line", () => {
    expect(wrap("abcdefghij", 2, metrics)).toEqual(["abcd", "efgh", "ij"]);
  });

  it("keeps the paragraphs and loses no character that is not white space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width, metrics);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        expect(breakable(text).join("")).toBe(text);
      }),
    );
  });
});

describe("layoutText", () => {
  it("shrinks one line until it fits the width, and centres it", () => {
    const { size, lines, fits } = layoutText("x".repeat(40), { width: 104, height: 20, multiline: false }, metrics);
    expect(fits).toBe(true);
    expect(size).toBeCloseTo(5);
    const [top, bottom] = [lines[0]!.y + size * 0.9, lines[0]!.y - size * 0.2];
    expect(20 - top).toBeCloseTo(bottom);
  });

  it("says so when even the smallest size does not fit", () => {
    expect(layoutText("x".repeat(400), { width: 104, height: 20, multiline: false }, metrics).fits).toBe(false);
    expect(layoutText("字".repeat(900), { width: 60, height: 40, multiline: true }, metrics).fits).toBe(false);
  });

  it("keeps several lines inside the box", () => {
    const { size, lines, fits } = layoutText("合同".repeat(60), { width: 120, height: 60, multiline: true }, metrics);
    expect(fits).toBe(true);
    expect(lines[0]!.y + size * 0.9).toBeLessThanOrEqual(60);
    expect(lines.at(-1)!.y - size * 0.2).toBeGreaterThanOrEqual(0);
    for (const line of lines) expect(metrics.advance(line.text) * size).toBeLessThanOrEqual(116.001);
  });
});
