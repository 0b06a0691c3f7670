import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import { describe, expect, it } from "vitest";
import { type Face, type GlyphFont, writeLine } from "./glyphs";
import { outlineInkBox } from "./outline";
import { inkBox } from "./path";
import { textOutline } from "./text-outline";

const file = (name: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}`);

function open(name: string, path: string): Face {
  const font = fontkit.openSync(file(path));
  if (!("layout" in font)) throw new Error("not a single font");
  return { name, font };
}

const script = open("Great Vibes", "great-vibes/400Regular/GreatVibes_400Regular.ttf");
const hand = open("Ma Shan Zheng", "ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf");
const wide = open("Noto Serif JP", "noto-serif-jp/500Medium/NotoSerifJP_500Medium.ttf");

/** A font whose every glyph is a square of 500 units standing on the baseline, 600 units wide, for exact arithmetic. */
function blocks(name: string, characters: string): Face {
  const has = new Set([...characters].map((c) => c.codePointAt(0)));
  const square = [
    { command: "moveTo", args: [0, 0] },
    { command: "lineTo", args: [500, 0] },
    { command: "lineTo", args: [500, 500] },
    { command: "quadraticCurveTo", args: [250, 500, 0, 500] },
    { command: "closePath", args: [] },
  ];
  const font: GlyphFont = {
    unitsPerEm: 1000,
    ascent: 800,
    descent: -200,
    hasGlyphForCodePoint: (point) => has.has(point),
    layout: (text) => ({
      glyphs: [...text].map(() => ({ path: { commands: square } })),
      positions: [...text].map(() => ({ xAdvance: 600, yAdvance: 0, xOffset: 0, yOffset: 0 })),
    }),
  };
  return { name, font };
}

describe("writeLine", () => {
  it("sets glyphs on the baseline in millimetres, with tracking", () => {
    const line = writeLine("aa", [blocks("A", "a")], { sizeMm: 10, trackingMm: 1 });
    const commands = line.pieces.flatMap((p) => p.commands);
    expect(inkBox(commands)).toEqual({ left: 0, top: -5, right: 12, bottom: 0 });
    expect(line.advanceMm).toBe(14);
  });

  it("takes each character from the first face that has it, and reports what none has", () => {
    const line = writeLine("ab?a?", [blocks("A", "a"), blocks("B", "ab")], { sizeMm: 10 });
    expect(line.pieces.map((p) => [p.text, p.face])).toEqual([
      ["a", "A"],
      ["b", "B"],
      ["a", "A"],
    ]);
    expect(line.missing).toEqual(["?"]);
  });

  it("evens out faces by their scale", () => {
    const line = writeLine("a", [{ ...blocks("A", "a"), scale: 2 }], { sizeMm: 10 });
    expect(inkBox(line.pieces[0]!.commands)!.right).toBe(10);
  });

  it("composes accents, and leaves out what is never seen", () => {
    const composed = writeLine("u\u0308\u200b", [script], { sizeMm: 10 });
    expect(composed.missing).toEqual([]);
    expect(composed.pieces.map((p) => p.text)).toEqual(["\u00fc"]);
    // A variation selector asks for a form of the character; the plain one is drawn where the font has no other.
    expect(writeLine("\u738b\u{E0100}", [hand], { sizeMm: 10 }).missing).toEqual([]);
  });

  it("draws a character beyond the basic plane from the face that has it, and never as a blank", () => {
    expect(writeLine("\u{20BB7}", [hand], { sizeMm: 10 })).toMatchObject({ pieces: [], missing: ["\u{20BB7}"] });
    const line = writeLine("\u{20BB7}\u7530", [hand, wide], { sizeMm: 10 });
    expect(line.missing).toEqual([]);
    expect(line.pieces.map((p) => p.face)).toEqual(["Noto Serif JP", "Ma Shan Zheng"]);
    for (const piece of line.pieces) {
      const ink = inkBox(piece.commands)!;
      expect(ink.right - ink.left).toBeGreaterThan(4);
    }
  });

  it("shapes what stands in one face together, with its kerning", () => {
    const apart = ["V", "a"].reduce((sum, c) => sum + writeLine(c, [wide], { sizeMm: 10 }).advanceMm, 0);
    expect(writeLine("Va", [wide], { sizeMm: 10 }).advanceMm).toBeLessThan(apart);
  });
});

describe("textOutline", () => {
  const input = { faces: [blocks("A", "a ")], sizeMm: 2, color: "#57534A" };

  it("sets lines one under the other on a sheet of their size", () => {
    const { outline, missing } = textOutline({ ...input, lines: ["aaa", "a"] });
    expect(missing).toEqual([]);
    expect(outline).toMatchObject({ widthMm: 3.6, heightMm: 5.2 });
    expect(outline!.paths[0]!.color).toBe("#57534a");
    // The first baseline is at 0.95 em, the second 1.35 em below; the squares are half an em high.
    expect(outlineInkBox(outline!)).toEqual({ left: 0, top: 0.9, right: 3.4, bottom: 4.6 });
  });

  it("sets wide lines smaller, never larger", () => {
    const narrow = textOutline({ ...input, lines: ["aaaaaaaaaa"], maxWidthMm: 6 });
    expect(narrow.outline!.widthMm).toBeCloseTo(6, 2);
    expect(textOutline({ ...input, lines: ["a"], maxWidthMm: 6 }).outline!.widthMm).toBe(1.2);
  });

  it("keeps real letters on the sheet, accents and descenders too", () => {
    const { outline } = textOutline({
      lines: ["\u00c5\u011f\u00dc j\u00c7"],
      faces: [script],
      sizeMm: 2,
      color: "#000000",
    });
    const ink = outlineInkBox(outline!)!;
    expect(ink.left).toBeGreaterThanOrEqual(-0.01);
    expect(ink.top).toBeGreaterThanOrEqual(-0.01);
    expect(ink.right).toBeLessThanOrEqual(outline!.widthMm + 0.01);
    expect(ink.bottom).toBeLessThanOrEqual(outline!.heightMm + 0.01);
  });

  it("says what it could not write", () => {
    expect(textOutline({ ...input, lines: ["??", "a"] }).missing).toEqual(["?"]);
    expect(textOutline({ ...input, lines: ["?"] })).toEqual({ outline: null, missing: ["?"] });
  });
});
