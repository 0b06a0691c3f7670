import { type Affine, chain, cubicAt, elevate, type PathCommand, transformPath } from "../path";
import type { Cell } from "./cells";
import { type Ellipse, Rail } from "./ring";

/** Ink of a Chinese character above and below its baseline, in em. */
export const ABOVE = 0.86;
export const BELOW = 0.1;

/** White between two characters, in em: at least. */
const LEAST_GAP = 0.13;
/** And at most, by the breadth of a character, before the arc is rather made shorter. */
const MOST_GAP = 0.75;
/** The narrowest that characters are made before they are made smaller. */
const NARROWEST = 0.62;
/** What nobody could read any more. */
const UNREADABLE = 0.4;
const HEIGHT_STEP_MM = 0.1;

export type ArcFit = {
  ellipse: Ellipse;
  /** From the ellipse to the heads of the characters. */
  insetMm: number;
  /** The em size wished for, and the smallest. */
  heightMm: number;
  leastHeightMm: number;
  /**
   * Sweeps of the arc, in degrees as seen from the centre: the least, to which a short name is spread; the one that is
   * enough for most; and what it may take before its characters are made smaller.
   */
  leastSweep: number;
  usualSweep: number;
  mostSweep: number;
};

export type ArcText = {
  /** One drawing for each character that has ink, in reading order, around the centre of the seal. */
  glyphs: PathCommand[][];
  heightMm: number;
  /** How much narrower than drawn in the font: 1 is as drawn. */
  narrowed: number;
  /** From the ellipse to the feet of the characters. */
  footMm: number;
  /** How much of that letters take which hang below the feet of Chinese characters. */
  hangingMm: number;
};

/** The text of an arc does not fit, even as small and narrow as can be read. */
export class TooLongForSealError extends Error {
  override name = "TooLongForSealError";
  constructor(
    readonly arc: "upper" | "lower",
    message: string,
  ) {
    super(message);
  }
}

/** The sweep that looks right for so many squares of text, in degrees: a short name does not run around the whole seal. */
const preferredSweep = (wide: number): number => 48 + 19.5 * wide;

/**
 * Sets text on the upper arc, heads outwards, read clockwise. A short name is spread, a long one is drawn together,
 * narrowed, and at last made smaller. Its ink ends at the same height on both sides.
 * @throws TooLongForSealError
 */
export function upperArc(cells: readonly Cell[], fit: ArcFit): ArcText {
  const count = cells.length;
  const wide = cells.reduce((sum, cell) => sum + cell.advance, 0);
  // Letters such as g hang below the feet of Chinese characters.
  const hanging = cells.reduce((most, { ink }) => Math.max(most, (ink?.bottom ?? 0) - BELOW), 0);
  const usualSweep = Math.min(Math.max(fit.leastSweep, Math.min(preferredSweep(wide), fit.usualSweep)), fit.mostSweep);
  // Heights are tried in whole steps, so that the same name gives the same drawing everywhere.
  const heights = Math.max(0, Math.floor((fit.heightMm - fit.leastHeightMm) / HEIGHT_STEP_MM + 1e-9));
  for (let step = 0; ; step++) {
    const heightMm = fit.heightMm - step * HEIGHT_STEP_MM;
    const footMm = fit.insetMm + (ABOVE + BELOW) * heightMm;
    const rail = new Rail(fit.ellipse, footMm);
    const natural = wide * heightMm;
    const gapOf = (sweep: number) => (count > 1 ? (rail.lengthOfSweep(sweep) - natural) / (count - 1) : 0);
    const leastGap = LEAST_GAP * heightMm;
    const mostGap = Math.max(gapOf(fit.leastSweep), MOST_GAP * (natural / count));
    let gap = Math.min(gapOf(usualSweep), mostGap);
    let narrowed = 1;
    if (gap < leastGap) {
      gap = leastGap;
      narrowed = Math.min(1, (rail.lengthOfSweep(fit.mostSweep) - (count - 1) * gap) / natural);
      if (narrowed < NARROWEST && step < heights) continue;
      if (narrowed < UNREADABLE) throw new TooLongForSealError("upper", `${count} characters do not fit on the arc`);
    }
    const shape: Affine = [heightMm * narrowed, 0, 0, heightMm, 0, -BELOW * heightMm];
    const total = natural * narrowed + (count - 1) * gap;
    const place = (shift: number, wanted: Wanted) => {
      let at = shift - total / 2;
      return cells.flatMap((cell, index) => {
        const room = cell.advance * heightMm * narrowed;
        const middle = at + room / 2;
        at += room + gap;
        return cell.ink && wanted(index) ? [transformPath(cell.commands, chain(shape, rail.outwards(middle)))] : [];
      });
    };
    const glyphs = balanced(cells, place, (x, y) => Math.atan2(x, -y));
    const hangingMm = hanging * heightMm;
    return { glyphs, heightMm, narrowed, footMm: footMm + hangingMm, hangingMm };
  }
}

/** What a lower arc is made of: `heightMm` is the em size, `gapMm` the white between two characters. */
export type LowerArc = { ellipse: Ellipse; insetMm: number; heightMm: number; gapMm: number; mostSweep: number };

/**
 * Sets text on the lower arc, feet outwards, read from left to right. Drawn together where it would be too long.
 * @throws TooLongForSealError
 */
export function lowerArc(cells: readonly Cell[], { ellipse, insetMm, heightMm, gapMm, mostSweep }: LowerArc): ArcText {
  const rail = new Rail(ellipse, insetMm);
  const natural = cells.reduce((sum, cell) => sum + cell.advance, 0) * heightMm;
  const room = rail.lengthOfSweep(mostSweep);
  const wished = natural + (cells.length - 1) * gapMm;
  const narrowed = Math.min(1, room / wished);
  if (narrowed < UNREADABLE)
    throw new TooLongForSealError("lower", `${cells.length} characters do not fit on the lower arc`);
  const shape: Affine = [heightMm * narrowed, 0, 0, heightMm, 0, 0];
  const place = (shift: number, wanted: Wanted) => {
    let at = rail.lengthMm / 2 + (wished * narrowed) / 2 + shift;
    return cells.flatMap((cell, index) => {
      const width = cell.advance * heightMm * narrowed;
      const middle = at - width / 2;
      at -= width + gapMm * narrowed;
      return cell.ink && wanted(index) ? [transformPath(cell.commands, chain(shape, rail.inwards(middle)))] : [];
    });
  };
  // From the bottom, and to the left: where the reading begins and lengths grow.
  const glyphs = balanced(cells, place, (x, y) => Math.atan2(-x, y));
  return { glyphs, heightMm, narrowed, footMm: insetMm, hangingMm: 0 };
}

const ROUNDS = 6;
/** Half of what may be left: how far one end lies beyond the other, in millimetres. */
const BALANCED_MM = 0.01;

/** Which characters are to be placed, by their index. */
type Wanted = (index: number) => boolean;

/** Moves the text along its curve until its ink ends at the same angle on both sides. */
function balanced(
  cells: readonly Cell[],
  place: (shiftMm: number, wanted: Wanted) => PathCommand[][],
  angleOf: (x: number, y: number) => number,
): PathCommand[][] {
  const first = cells.findIndex((cell) => cell.ink);
  const last = cells.findLastIndex((cell) => cell.ink);
  let shift = 0;
  let before: { off: number; shift: number } | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    // Where the text ends is said by its two ends; the others follow when it is known.
    const ends = place(shift, (index) => index === first || index === last).flat();
    let [least, most, square] = [Infinity, -Infinity, 0];
    forSamples(ends, (x, y) => {
      const angle = angleOf(x, y);
      if (angle < least) least = angle;
      if (angle > most) most = angle;
      square = Math.max(square, x * x + y * y);
    });
    const radius = Math.sqrt(square);
    const off = ((least + most) / 2) * radius;
    if (ends.length === 0 || Math.abs(off) < BALANCED_MM) break;
    // On an oval what is moved along the curve is seen to turn faster or slower; how fast, the last move has shown.
    const slope = before ? (off - before.off) / (shift - before.shift) : 1;
    before = { off, shift };
    shift -= off / Math.max(0.3, slope);
  }
  return place(shift, () => true);
}

/** Tells the points of a drawing: where its pieces end, and some within its curves. */
function forSamples(commands: readonly PathCommand[], tell: (x: number, y: number) => void): void {
  let [x, y] = [0, 0];
  for (const c of commands) {
    if (c.op === "Z") continue;
    if (c.op === "Q" || c.op === "C") {
      const curve = c.op === "Q" ? elevate(x, y, c) : c;
      for (let quarter = 1; quarter < 4; quarter++) {
        const t = quarter / 4;
        tell(cubicAt(x, curve.x1, curve.x2, curve.x, t), cubicAt(y, curve.y1, curve.y2, curve.y, t));
      }
    }
    x = c.x;
    y = c.y;
    tell(x, y);
  }
}
