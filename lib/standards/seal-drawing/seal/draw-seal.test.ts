import { describe, expect, it } from "vitest";
import { canonicalOutline } from "../outline";
import { drawCharacters } from "./block";
import { describeSeal } from "./describe-seal";
import type { BlockSeal, RingSeal } from "./description";
import { SEAL_SIZES, type SealDesign, type SealNames, usualDesign } from "./design";
import { drawRing } from "./draw-ring";
import { drawSeal } from "./draw-seal";
import { PRESETS } from "./presets";
import { testFaces } from "./test-faces";
import { faultsOf, faultsOfBlock } from "./test-seal";

/** Forty characters of a name: dense, sparse, flat and narrow ones, brackets, and a rare one, wherever it is cut. */
const LONG = "杭州一二中国（浙江）龘鑫森林工卜小川清和書坊文化創意傳播與藝術品鑑定评估服务有限责任";
const named = (length: number): SealNames => ({
  organization: `${[...LONG].slice(0, length - 2).join("")}公司`,
  legalRepresentative: "林清和",
  taxNumber: "91330106MA2H3B4C5D",
});
const LENGTHS = Array.from({ length: 37 }, (_, i) => i + 4);

const sizesOf = (design: SealDesign) => (design.kind === "invoice" ? [[40, 30] as const] : SEAL_SIZES[design.shape]);

/** Every preset in every size of its shape; in its usual one also with what else may stand in it. */
const designs = PRESETS.flatMap(({ name, design }) => {
  const sized = sizesOf(design).map(([widthMm, heightMm]) => ({ ...design, widthMm, heightMm }));
  const full = {
    ...design,
    doubleBorder: true,
    code: design.code || (design.kind === "invoice" ? "2" : "3301060123456"),
  };
  const all = design.shape === "square" ? sized : [...sized, { ...design, code: "" }, full];
  return all.map((one, i): [string, SealDesign] => [`${name} ${one.widthMm} × ${one.heightMm} mm, ${i}`, one]);
});

describe("no ink touches other ink or the ring, arcs are even, words inside their limits", () => {
  it.each(designs.filter(([, design]) => design.shape !== "square"))("%s, 4 to 40 characters", (_name, design) => {
    for (const length of LENGTHS) {
      const seal = describeSeal(design, named(length)) as RingSeal;
      const parts = drawRing({ ...seal, security: { ...seal.security, serial: "7F3A09C2" } }, testFaces);
      expect(parts.name, `${length} characters`).toHaveLength(length);
      expect(faultsOf(seal, parts), `${length} characters`).toEqual([]);
    }
  });

  it.each(SEAL_SIZES.square)("a square of %d × %d mm with an organization's name", (widthMm, heightMm) => {
    const design: SealDesign = { ...usualDesign("finance"), shape: "square", widthMm, heightMm };
    for (const length of LENGTHS) {
      const seal = describeSeal(design, named(length)) as BlockSeal;
      expect(faultsOfBlock(seal, drawCharacters(seal, testFaces.song)), `${length} characters`).toEqual([]);
    }
  });

  it.each(designs.filter(([, design]) => design.shape === "square"))("%s, one to four characters", (_name, design) => {
    for (const legalRepresentative of ["丁", "龘", "王珊", "丁一", "林清和", "欧阳娜娜"]) {
      const seal = describeSeal(design, { ...named(8), legalRepresentative }) as BlockSeal;
      expect(faultsOfBlock(seal, drawCharacters(seal, testFaces[seal.face])), legalRepresentative).toEqual([]);
    }
  });
});

describe("a seal", () => {
  it("is the same bytes each time", () => {
    const draw = () => canonicalOutline(drawSeal(describeSeal(usualDesign("contract"), named(12)), testFaces));
    expect(draw()).toBe(draw());
  });
});
