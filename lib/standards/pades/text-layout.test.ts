import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakable, characters, wrap } from "./line-breaks";
import { layoutText, type TextBox, type TextMetrics } from "./text-layout";
import { characterMetrics } from "./text-metrics";

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

describe("alignment", () => {
  const box = { width: 104, height: 20, multiline: false };
  const startOf = (align: TextBox["align"], text = "abcd") => {
    return layoutText(text, { ...box, ...(align && { align }) }, metrics).lines[0]!.x;
  };

  it("puts a line at the left, in the middle or at the right of its box", () => {
    expect([startOf(undefined), startOf("left"), startOf("center"), startOf("right")]).toEqual([2, 2, 40, 78]);
  });

  it("begins at the left edge where the text is too long, so that its start is seen", () => {
    expect(startOf("right", "x".repeat(400))).toBe(2);
  });

  it("counts no white space at the end of a line", () => {
    const several = { width: 44, height: 60, multiline: true, align: "right" as const, size: 10 };
    const { lines, size } = layoutText("the quick brown", several, metrics);
    expect(lines.map(({ text }) => text)).toEqual(["the", "quick", "brown"]);
    for (const { text, x } of lines) expect(x + metrics.advance(text) * size).toBeCloseTo(42);
  });
});

describe("sizes", () => {
  const box = { width: 200, height: 40, multiline: false };

  it("is the wanted one where the text has room, and no smaller than the least", () => {
    expect(layoutText("abc", { ...box, size: 20 }, metrics).size).toBe(20);
    expect(layoutText("abc", { ...box, height: 11, size: 20 }, metrics).size).toBeCloseTo(10);
    const long = layoutText("x".repeat(100), { ...box, size: 20, least: 8 }, metrics);
    expect([long.size, long.fits]).toEqual([8, false]);
    expect(layoutText("x".repeat(100), { ...box, size: 3 }, metrics).size).toBe(3);
  });
});

describe("a comb", () => {
  const box = { width: 120, height: 20, multiline: false, comb: 6 };

  it("has one character in the middle of each cell", () => {
    const { lines, size } = layoutText("A1字", box, metrics);
    expect(lines.map(({ text }) => text)).toEqual(["A", "1", "字"]);
    for (const [index, { text, x }] of lines.entries()) {
      expect(x + (metrics.advance(text) * size) / 2).toBeCloseTo(10 + 20 * index);
    }
  });

  it("is filled from the right where it is aligned so", () => {
    const { lines, size } = layoutText("12", { ...box, align: "right" }, metrics);
    expect(lines[1]!.x + (0.5 * size) / 2).toBeCloseTo(110);
  });

  it("does not fit where there are more characters than cells", () => {
    expect(layoutText("1234567", box, metrics).fits).toBe(false);
  });
});

describe("whatever the text and the box", () => {
  const letters = [..."甲乙方合同，。《》（）abc XYZ-09.,\n", "e\u0301", "👩‍👩‍👧"];
  const text = fc.array(fc.constantFrom(...letters), { maxLength: 120 }).map((list) => list.join(""));
  const length = fc.double({ min: 8, max: 300, noNaN: true });
  const style = fc.record({
    multiline: fc.boolean(),
    align: fc.constantFrom("left" as const, "center" as const, "right" as const),
    size: fc.double({ min: 5, max: 40, noNaN: true }),
    least: fc.double({ min: 3, max: 8, noNaN: true }),
    comb: fc.constantFrom(0, 0, 12),
  });

  it("is inside of its box where it fits, and loses no character", () => {
    fc.assert(
      fc.property(text, length, length, style, (value, width, height, how) => {
        const { size, lines, fits } = layoutText(value, { width, height, ...how }, metrics);
        const bare = (shown: string) => shown.replace(/\s/g, "");
        expect(bare(lines.map((line) => line.text).join(""))).toBe(bare(value));
        expect(size).toBeGreaterThanOrEqual(Math.min(how.least, how.size) - 1e-9);
        expect(size).toBeLessThanOrEqual(how.size);
        if (!fits) return;
        for (const line of lines) {
          expect(line.x).toBeGreaterThanOrEqual(-1e-6);
          expect(line.x + metrics.advance(line.text.trimEnd()) * size).toBeLessThanOrEqual(width + 1e-6);
          expect(line.y + metrics.ascent * size).toBeLessThanOrEqual(height + 1e-6);
          expect(line.y + metrics.descent * size).toBeGreaterThanOrEqual(-1e-6);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("is laid out in the time that it takes to read it", () => {
    const began = performance.now();
    layoutText(
      "合同条款 and its clauses，".repeat(400),
      { width: 300, height: 200, multiline: true, size: 40 },
      metrics,
    );
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

it("takes what a person takes for one character as one", () => {
  expect(characters("é字👩‍👩‍👧")).toHaveLength(3);
});

it("asks for the width of each character once, to the thousandth", () => {
  const asked: string[] = [];
  const measured = characterMetrics((character) => asked.push(character) && 0.33349, { ascent: 1, descent: -0.2 });
  expect(measured.advance("abab")).toBeCloseTo(4 * 0.333);
  expect(asked).toEqual(["a", "b"]);
});
