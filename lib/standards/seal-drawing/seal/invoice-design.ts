import type { RingSeal, SealLine } from "./description";
import { SEAL_COLORS, type SealDesign, SealDesignError, type SealNames } from "./design";
import { securityOf } from "./ring-design";

/** The invoice seal of the State Taxation Administration's announcement 2011 No. 7: every metric is prescribed. */
export function invoiceSeal(design: SealDesign, names: SealNames): RingSeal {
  if (design.shape !== "oval" || design.widthMm !== 40) {
    throw new SealDesignError("size", "an invoice seal is an oval of 40 by 30 mm");
  }
  const tax = names.taxNumber;
  if (!tax) throw new SealDesignError("names", "an invoice seal needs the tax number");
  const serial = design.code.trim();
  const words: SealLine = {
    text: "发票专用章",
    heightMm: 4.6,
    measure: "square",
    widthRatio: 3 / 4.6,
    gapMm: 0.5,
    // Its top stands 4.2 mm below the middle.
    yMm: 4.2 + 2.3,
    mostWidthMm: 19,
    face: design.face,
  };
  const number: SealLine = {
    text: tax,
    heightMm: 3.7,
    measure: "digit",
    widthRatio: 1.3 / 3.7,
    gapMm: 0.02,
    yMm: 0,
    mostWidthMm: 26,
    face: "hei",
  };
  const lines = [number, words];
  if (serial) {
    const small = { heightMm: 2.2, measure: "digit" as const, widthRatio: 1.7 / 2.2, gapMm: 0.2, mostWidthMm: 12 };
    lines.push({ text: serial, ...small, yMm: 10 + 1.1, face: "hei" });
  }
  return {
    version: 1,
    shape: "ring",
    widthMm: 40,
    heightMm: 30,
    color: SEAL_COLORS[design.color],
    borderMm: 1,
    innerLine: null,
    arc: {
      text: names.organization,
      heightMm: 4.2,
      leastHeightMm: 2.2,
      clearMm: 0.5,
      leastSweep: 210,
      mostSweep: 260,
      face: design.face,
    },
    centre: null,
    lines,
    code: null,
    security: securityOf(design, names),
  };
}
