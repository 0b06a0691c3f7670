import { type Outline, SIGNATURE_INK } from "../outline";
import { SEAL_COLORS } from "../seal/design";
import { withoutBorderInk } from "./border-ink";
import { cropInk, inkExtent, skewOf, turnInk, withoutSpecks } from "./clean-ink";
import { findInk } from "./find-ink";
import type { InkMap, Pixels } from "./raster";
import { withoutRuledLines } from "./ruled-lines";
import { type PaperSealShape, sealShape } from "./seal-shape";
import { traceInk } from "./trace-ink";

/** What a picture is of: a signature in any dark ink, or a seal in red. */
export type PaperKind = "signature" | "seal";

export type PaperSettings = {
  kind: PaperKind;
  /** From -1 (less counts as ink) to 1 (more does). */
  bias: number;
  /** By how much the ink is turned, in degrees clockwise; null: so that it stands level. */
  turn: number | null;
  /** The size on paper, millimetres; null: one that suits. */
  size: { widthMm: number; heightMm: number } | null;
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

/** A signature from paper is drawn no larger than this unless its owner says so. Millimetres. */
const USUAL_SIGNATURE = { widthMm: 55, heightMm: 18 };
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
  const { widthMm, heightMm } = size ?? usualSize(kind, shape, ratio);
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

/** A round seal has no rows to set level by: its owner turns it. */
function levelling(map: InkMap, kind: PaperKind): number {
  const shape = sealShape(map);
  if (kind === "seal" && (shape === "round" || shape === "oval")) return 0;
  const skew = -skewOf(map);
  return Math.abs(skew) < 0.5 ? 0 : skew;
}

function usualSize(kind: PaperKind, shape: PaperSealShape, ratio: number): { widthMm: number; heightMm: number } {
  if (kind === "seal") {
    if (shape === "round" || shape === "square") return { widthMm: USUAL_SEAL, heightMm: USUAL_SEAL };
    return ratio > 1
      ? { widthMm: USUAL_SEAL, heightMm: USUAL_SEAL / ratio }
      : { widthMm: USUAL_SEAL * ratio, heightMm: USUAL_SEAL };
  }
  const widthMm = Math.min(USUAL_SIGNATURE.widthMm, USUAL_SIGNATURE.heightMm * ratio);
  return { widthMm, heightMm: widthMm / ratio };
}
