import { describe, expect, it } from "vitest";
import { canonicalOutline } from "../outline";
import type { PathCommand } from "../path";
import type { RingSeal } from "./description";
import { describeSeal, SEAL_KINDS, SEAL_SIZES, type SealDesign, type SealNames, usualDesign } from "./design";
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

const rings: SealDesign[] = SEAL_KINDS.flatMap((kind) => {
  const usual = usualDesign(kind);
  if (usual.shape === "square") return [];
  const filled = { ...usual, line: usual.line || (kind === "department" ? "市场部" : "") };
  if (kind === "invoice") return [filled, { ...filled, code: "2" }];
  const sizes = SEAL_SIZES[usual.shape].map(([widthMm, heightMm]) => ({ ...filled, widthMm, heightMm }));
  return [...sizes, { ...filled, code: "3301060123456", doubleBorder: true }];
});
const LENGTHS = Array.from({ length: 37 }, (_, i) => i + 4);

describe.each(rings.map((design) => [`${design.kind} ${design.widthMm} × ${design.heightMm} ${design.code}`, design]))(
  "%s",
  (_name, design) => {
    it.each([LENGTHS])("holds every name from 4 to 40 characters, nothing touching anything", (...lengths) => {
      for (const length of lengths) {
        const seal = describeSeal(design, names(length)) as RingSeal;
        const parts = drawRing(seal, testFaces);
        const inner = seal.innerLine ? seal.innerLine.gapMm + seal.innerLine.widthMm : 0;
        const room = [seal.widthMm / 2 - seal.borderMm - inner, seal.heightMm / 2 - seal.borderMm - inner] as const;
        const said = `${length} characters`;
        expect(parts.name, said).toHaveLength(length);
        const glyphs = [...parts.name, ...parts.lines.flat(), ...parts.code];
        const outside = glyphs.flatMap(points).filter(([x, y]) => (x / room[0]) ** 2 + (y / room[1]) ** 2 >= 1);
        expect(outside, `${said}: ink on the ring`).toEqual([]);
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

/** How much further one end of an arc reaches than the other, in millimetres along the arc. */
function leaning(glyphs: readonly PathCommand[][]): number {
  const all = glyphs.flatMap(points);
  const up = all.reduce((sum, [, y]) => sum + y, 0) < 0 ? 1 : -1;
  const angles = all.map(([x, y]) => Math.atan2(x, -y * up));
  const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), -Infinity);
  const radius = most(all.map(([x, y]) => Math.hypot(x, y)));
  return ((most(angles) - most(angles.map((angle) => -angle))) / 2) * radius;
}

describe("a seal", () => {
  it("is the same bytes each time", () => {
    const draw = () => canonicalOutline(drawSeal(describeSeal(usualDesign("contract"), names(12)), testFaces));
    expect(draw()).toBe(draw());
  });
});
