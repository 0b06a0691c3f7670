import { type Outline, SIGNATURE_INK } from "../outline";
import { SEAL_COLORS } from "../seal/design";
import { withoutBorderInk } from "./border-ink";
import { cropInk, inkExtent, skewOf, turnInk, withoutSpecks } from "./clean-ink";
import { findInk } from "./find-ink";
import { fitsSeal, type PaperSize, sealSize, sealSizes, signatureWidths } from "./paper-sizes";
import type { InkMap, Pixels } from "./raster";
import { withoutRuledLines } from "./ruled-lines";
import { type PaperSealShape, sealShape } from "./seal-shape";
import { traceInk } from "./trace-ink";
import { tiltOf, tiltOfOval } from "./upright";

/** What a picture is of: a signature in any dark ink, or a seal in red. */
export type PaperKind = "signature" | "seal";

export type PaperSettings = {
  kind: PaperKind;
  /** From -1 (less counts as ink) to 1 (more does). */
  bias: number;
  /** By how much the ink is turned, in degrees clockwise; null: so that it stands level. */
  turn: number | null;
  /**
   * The size on paper; null: one that suits. Of a signature only the width counts; of a seal, a size that would stretch it
   * out of its form does not.
   */
  size: PaperSize | null;
};

export type PaperTrace = {
  outline: Outline;
  /** By how much it was turned, in degrees clockwise. */
  turn: number;
  /** Of a seal. */
  shape: PaperSealShape;
  /** Width by height of the ink as it lies in the picture. */
  ratio: number;
};

/** The longer side of a seal that is cut in none of the usual sizes. Millimetres. */
const USUAL_SEAL = 40;

/**
 * Makes a drawing of what a picture shows: finds the ink, takes table, printed lines and dust away, sets it level, cuts
 * it out and draws its edge. Null where there is no ink. @throws RangeError as `findInk`
 */
export function traceFromPaper(pixels: Pixels, { kind, bias, turn, size }: PaperSettings): PaperTrace | null {
  const least = Math.max(6, Math.round((pixels.width * pixels.height) / 50_000));
  const found = findInk(pixels, kind === "seal" ? "red" : "dark", bias);
  const near = cropInk(kind === "seal" ? withoutSpecks(withoutBorderInk(found), least) : writing(found, least), 2);
  if (!inkExtent(near)) return null;
  const by = turn ?? levelling(near, kind);
  const map = cropInk(by === 0 ? near : turnInk(near, by), 1);
  const shape = sealShape(map);
  if (!shape) return null;
  const ratio = map.width / map.height;
  const { widthMm, heightMm } = kind === "seal" ? sizeOfSeal(shape, ratio, size) : sizeOfSignature(ratio, size);
  const outline = traceInk(map, {
    mmPerPixel: { x: widthMm / map.width, y: heightMm / map.height },
    color: kind === "seal" ? SEAL_COLORS.red : SIGNATURE_INK,
  });
  return outline.paths.length > 0 ? { outline, turn: by, shape, ratio } : null;
}

/** What is written on a sheet. Lines that lie askew are not known as such: then the sheet is looked at set straight. */
function writing(found: InkMap, least: number): InkMap {
  const only = (map: InkMap) => withoutSpecks(withoutBorderInk(withoutRuledLines(map)), least);
  const straight = only(found);
  if (inkExtent(straight)) return straight;
  const skew = skewOf(found);
  return skew === 0 ? straight : only(turnInk(found, -skew));
}

/** By how much ink is turned so that it stands level: writing by its rows, a seal by what stands on both sides of its axis. */
function levelling(map: InkMap, kind: PaperKind): number {
  const shape = sealShape(map);
  if (kind === "seal" && shape === "round") return 0 - tiltOf(map);
  if (kind === "seal" && shape === "oval") return 0 - tiltOfOval(map);
  const skew = -skewOf(map);
  return Math.abs(skew) < 0.5 ? 0 : skew;
}

function sizeOfSeal(shape: PaperSealShape, ratio: number, size: PaperSize | null): PaperSize {
  if (size && fitsSeal(size, ratio)) return size;
  return sealSizes(shape, ratio)[0] ?? sealSize(shape, ratio, USUAL_SEAL);
}

function sizeOfSignature(ratio: number, size: PaperSize | null): PaperSize {
  const { most, usual } = signatureWidths(ratio);
  const widthMm = Math.min(size?.widthMm ?? usual, most);
  return { widthMm, heightMm: widthMm / ratio };
}
