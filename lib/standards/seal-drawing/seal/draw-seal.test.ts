import { describe, expect, it } from "vitest";
import { canonicalOutline } from "../outline";
import type { PathCommand } from "../path";
import type { RingSeal } from "./description";
import {
  describeSeal,
  SEAL_KINDS,
  SEAL_SIZES,
  type SealDesign,
  type SealKind,
  type SealNames,
  usualDesign,
} from "./design";
import { drawRing, drawSeal } from "./draw-seal";
import { testFaces } from "./test-faces";
import { points, touch } from "./test-geometry";

/** Forty characters of a name: dense, sparse, flat and narrow ones, brackets, and a rare one, wherever it is cut. */
const LONG = "杭州一二中国（浙江）龘鑫森林工卜小川清和書坊文化創意傳播與藝術品鑑定评估服务有限责任";
const names = (length: number): SealNames => ({
  organization: `${[...LONG].slice(0, length - 2).join("")}公司`,
  legalRepresentative: "林清和",
  taxNumber: "91330106MA2H3B4C5D",
});

/**
 * Seals that differ in their words only are drawn alike: of those with a star the contract seal, of those without the
 * finance seal, and of the ovals the foreign one go through all sizes; the others are drawn in their usual one.
 */
const ALL_SIZES: readonly SealKind[] = ["contract", "finance", "foreign"];

const rings: SealDesign[] = SEAL_KINDS.flatMap((kind) => {
  const usual = usualDesign(kind);
  if (usual.shape === "square") return [];
  const filled = { ...usual, line: usual.line || (kind === "department" ? "市场部" : "") };
  if (kind === "invoice") return [filled, { ...filled, code: "2" }];
  if (!ALL_SIZES.includes(kind)) return [filled];
  const sizes = SEAL_SIZES[usual.shape].map(([widthMm, heightMm]) => ({ ...filled, widthMm, heightMm }));
  return [...sizes, { ...filled, code: "3301060123456", doubleBorder: true }];
});
const LENGTHS = Array.from({ length: 37 }, (_, i) => i + 4);
/** In the usual size each length; in the others, where the same rules are only scaled, both ends and what lies between. */
const lengthsOf = (design: SealDesign) =>
  design.widthMm === usualDesign(design.kind).widthMm ? LENGTHS : LENGTHS.filter((length) => length % 4 === 0);

describe.each(rings.map((design) => [`${design.kind} ${design.widthMm} × ${design.heightMm} ${design.code}`, design]))(
  "%s",
  (_name, design) => {
    it("holds names from 4 to 40 characters, nothing touching anything", () => {
      for (const length of lengthsOf(design)) {
        const seal = describeSeal(design, names(length)) as RingSeal;
        const parts = drawRing(seal, testFaces);
        const inner = seal.innerLine ? seal.innerLine.gapMm + seal.innerLine.widthMm : 0;
        const room = [seal.widthMm / 2 - seal.borderMm - inner, seal.heightMm / 2 - seal.borderMm - inner] as const;
        const said = `${length} characters`;
        expect(parts.name, said).toHaveLength(length);
        const glyphs = [...parts.name, ...parts.lines.flat(), ...parts.code];
        expect(furthest(glyphs, room), `${said}: ink on the ring`).toBeLessThan(1);
        const everything = [...glyphs, parts.centre].filter((one) => one.length > 0);
        expect(touching(everything), `${said}: ink on ink`).toEqual([]);
        expect(Math.abs(leaning(parts.name)), `${said}: leans`).toBeLessThan(0.1);
        if (parts.code.length > 1) expect(Math.abs(leaning(parts.code)), `${said}: the code leans`).toBeLessThan(0.1);
      }
    });
  },
);

/** Pairs of drawings whose ink touches. */
function touching(drawings: readonly PathCommand[][]): string[] {
  const found: string[] = [];
  drawings.forEach((one, i) => {
    drawings.slice(i + 1).forEach((other, j) => {
      if (touch(one, other)) found.push(`${i} and ${i + 1 + j}`);
    });
  });
  return found;
}

/** Where 1 is the ellipse of these half axes: how far out the ink reaches. */
function furthest(drawings: readonly PathCommand[][], [a, b]: readonly [number, number]): number {
  let most = 0;
  for (const drawing of drawings)
    for (const [x, y] of points(drawing)) most = Math.max(most, (x / a) ** 2 + (y / b) ** 2);
  return most;
}

/** How much further one end of an arc reaches than the other, in millimetres along the arc. */
function leaning(glyphs: readonly PathCommand[][]): number {
  let height = 0;
  for (const glyph of glyphs) for (const [, y] of points(glyph)) height += y;
  const up = height < 0 ? 1 : -1;
  let [least, most, radius] = [Infinity, -Infinity, 0];
  for (const glyph of glyphs)
    for (const [x, y] of points(glyph)) {
      const angle = Math.atan2(x, -y * up);
      least = Math.min(least, angle);
      most = Math.max(most, angle);
      radius = Math.max(radius, Math.hypot(x, y));
    }
  return ((most + least) / 2) * radius;
}

it.each(SEAL_SIZES.oval)("an oval of %d × %d mm keeps the ends of two names apart", (widthMm, heightMm) => {
  for (const code of ["QH LTD.", "YUANSHAN PRECISION CO., LTD.", "YUANSHAN PRECISION MACHINERY (SUZHOU) CO., LTD."]) {
    for (const length of [6, 12, 17, 24, 30]) {
      const design = { ...usualDesign("foreign"), widthMm, heightMm, code };
      const parts = drawRing(describeSeal(design, names(length)) as RingSeal, testFaces);
      const [name, foreign] = [parts.name, parts.code].map((glyphs) =>
        [glyphs[0]!, glyphs.at(-1)!].flatMap((glyph) => [...points(glyph)]),
      );
      let least = Infinity;
      for (const [x, y] of name!) for (const [u, v] of foreign!) least = Math.min(least, Math.hypot(x - u, y - v));
      expect(least, `${length} characters and ${code}`).toBeGreaterThan(1);
    }
  }
});

it.each(["contract", "department", "other", "invoice", "official"] as const)(
  "a fine pattern in a %s seal stops before the words, and is there",
  (kind) => {
    const design = { ...usualDesign(kind), pattern: "0123456789abcdef".repeat(2), code: kind === "invoice" ? "2" : "" };
    const line = kind === "department" || kind === "other" ? "业务专用章" : design.line;
    const parts = drawRing(describeSeal({ ...design, line }, names(12)) as RingSeal, testFaces);
    expect(parts.fine.length).toBeGreaterThan(1000);
    for (const glyph of [...parts.lines.flat(), ...parts.name]) expect(touch(parts.fine, glyph)).toBe(false);
  },
);

describe("a seal", () => {
  it("is the same bytes each time", () => {
    const draw = () => canonicalOutline(drawSeal(describeSeal(usualDesign("contract"), names(12)), testFaces));
    expect(draw()).toBe(draw());
  });
});
