import { expect, it } from "vitest";
import { type Outline, outlineInkBox } from "../outline";
import type { PathCommand } from "../path";
import { cellsOf } from "./cells";
import { describeSeal } from "./describe-seal";
import type { RingSeal } from "./description";
import { SEAL_SIZES, type SealDesign, type SealNames, usualDesign } from "./design";
import { drawRing } from "./draw-ring";
import { microText } from "./micro-text";
import { testFaces } from "./test-faces";
import { points, touch } from "./test-geometry";
import { faultsOf } from "./test-seal";

const names: SealNames = {
  organization: "杭州清和书坊文化有限公司",
  legalRepresentative: null,
  taxNumber: "91330106MA2H3B4C5D",
};
const named = (length: number) => ({ ...names, organization: "苏州远山精密机械制造".repeat(4).slice(0, length) });
const ring = (design: SealDesign, of = names) => {
  const seal = describeSeal(design, of) as RingSeal;
  return { seal, parts: drawRing(seal, testFaces) };
};

it.each(SEAL_SIZES.oval)("an oval of %d × %d mm keeps the ends of two names apart", (widthMm, heightMm) => {
  for (const code of ["QH LTD.", "YUANSHAN PRECISION CO., LTD.", "YUANSHAN PRECISION MACHINERY (SUZHOU) CO., LTD."]) {
    for (const length of [6, 12, 17, 24, 30]) {
      const { parts } = ring({ ...usualDesign("foreign"), widthMm, heightMm, code }, named(length));
      expect(distance(ends(parts.name), ends(parts.code)), `${length} characters and ${code}`).toBeGreaterThan(1);
    }
  }
});

const ends = (glyphs: readonly PathCommand[][]) => [points(glyphs[0]!), points(glyphs.at(-1)!)];

function distance(some: Float64Array[], others: Float64Array[]): number {
  let least = Infinity;
  for (const one of some)
    for (const other of others)
      for (let i = 0; i < one.length; i += 2)
        for (let j = 0; j < other.length; j += 2)
          least = Math.min(least, Math.hypot(one[i]! - other[j]!, one[i + 1]! - other[j + 1]!));
  return least;
}

const PATTERN = "0123456789abcdef".repeat(2);

it.each(["contract", "department", "other", "invoice", "official", "foreign"] as const)(
  "a fine pattern in a %s seal stops before words, is the same on both sides, and is there",
  (kind) => {
    const usual = usualDesign(kind);
    const line = kind === "department" || kind === "other" ? "业务专用章" : usual.line;
    const design = { ...usual, line, pattern: PATTERN, code: kind === "invoice" ? "2" : "" };
    for (const length of [4, 12, 40]) {
      const { seal, parts } = ring(design, named(length));
      expect(parts.fine.length).toBeGreaterThan(1000);
      const words = [...parts.lines.flat(), ...parts.name, ...parts.code, parts.centre];
      for (const glyph of words) expect(touch(parts.fine, glyph)).toBe(false);
      if (seal.lines.length > 0) {
        const ink = points(parts.fine).filter((_, i) => i % 2 === 0);
        expect(ink.reduce((a, b) => Math.min(a, b)) + ink.reduce((a, b) => Math.max(a, b))).toBeCloseTo(0, 0);
      }
    }
  },
);

it("no two patterns are the same, and a serial changes nothing of the pattern", () => {
  const fine = (pattern: string, serial: string | null) => {
    const seal = describeSeal({ ...usualDesign("official"), pattern, code: "3301060123456" }, names) as RingSeal;
    return drawRing({ ...seal, security: { ...seal.security, serial } }, testFaces).fine;
  };
  const once = fine(PATTERN, null);
  expect(fine(PATTERN, "7F3A09C2")).toEqual(once);
  for (let i = 0; i < 16; i++) {
    const other = `${PATTERN.slice(0, i * 2)}5a${PATTERN.slice(i * 2 + 2)}`;
    expect(fine(other, null), `byte ${i}`).not.toEqual(once);
  }
});

const box = (widthMm: number, heightMm: number): Outline => ({
  version: 1,
  widthMm,
  heightMm,
  paths: [{ d: `M0 0L${widthMm} 0L${widthMm} ${heightMm}L0 ${heightMm}Z`, fill: "nonzero", color: "#000000" }],
});

it.each([
  ["tall", box(2, 30)],
  ["square", box(20, 20)],
  ["three times as wide as tall", box(30, 10)],
  ["a bar", box(60, 2)],
])("an emblem that is %s stays in the middle, clear of words and pattern", (_shape, emblem) => {
  expect(outlineInkBox(emblem)).not.toBeNull();
  for (const [shape, sizes] of [["round", SEAL_SIZES.round] as const, ["oval", SEAL_SIZES.oval] as const])
    for (const [widthMm, heightMm] of sizes) {
      const design = { ...usualDesign("other"), shape, widthMm, heightMm, centre: "emblem" as const, emblem };
      const { seal, parts } = ring({ ...design, line: "业务专用章", code: "3301060123456", pattern: PATTERN });
      expect(faultsOf(seal, parts), `${widthMm} mm`).toEqual([]);
      expect(touch(parts.fine, parts.centre), `${widthMm} mm`).toBe(false);
    }
});

it("letters in the border stand apart, words further, and all of them within it", () => {
  const cells = cellsOf("Wj Qy (91) 霍靐", testFaces.hei);
  for (const [a, b, borderMm] of [
    [19, 19, 1],
    [20, 15, 1],
    [29, 29, 1.5],
  ] as const) {
    const letters = microText(cells, { a, b }, borderMm).map(points);
    const gaps = letters.slice(0, 10).map((one, i) => distance([one], [letters[i + 1]!]));
    expect(Math.min(...gaps)).toBeGreaterThan(0.15 * borderMm);
    // W j | Q y | ( 9 1 ) | 霍 靐
    const words = [1, 3, 7].map((i) => gaps[i]!);
    expect(Math.min(...words)).toBeGreaterThan(Math.max(...gaps.filter((_, i) => ![1, 3, 7, 9].includes(i))));
    for (const letter of letters)
      for (let i = 0; i < letter.length; i += 2) {
        const [x, y] = [letter[i]!, letter[i + 1]!];
        expect((x / (a - 0.15 * borderMm)) ** 2 + (y / (b - 0.15 * borderMm)) ** 2).toBeLessThan(1);
        expect((x / (a - 0.85 * borderMm)) ** 2 + (y / (b - 0.85 * borderMm)) ** 2).toBeGreaterThan(1);
      }
  }
});
