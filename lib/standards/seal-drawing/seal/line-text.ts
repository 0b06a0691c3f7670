import { type PathCommand, transformPath } from "../path";
import type { Cell } from "./cells";

export type LineFit = {
  /** The em size, and how much narrower the characters are than in the font. */
  heightMm: number;
  narrowed: number;
  /** White between two characters, in millimetres. */
  gapMm: number;
  /** Where the middle of the ink stands. */
  yMm: number;
  mostWidthMm: number;
};

/** Sets a horizontal line with the middle of its ink on x = 0: first drawn together, then narrowed to fit. */
export function lineText(cells: readonly Cell[], fit: LineFit): PathCommand[][] {
  const natural = cells.reduce((sum, cell) => sum + cell.advance, 0) * fit.heightMm * fit.narrowed;
  const gaps = Math.max(0, cells.length - 1);
  const room = fit.mostWidthMm - natural;
  const gap = gaps === 0 ? 0 : Math.max(Math.min(fit.gapMm, room / gaps), 0.06 * fit.heightMm);
  const squeeze = Math.min(1, (fit.mostWidthMm - gaps * gap) / natural);
  const sx = fit.heightMm * fit.narrowed * squeeze;
  let x = 0;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  const placed = cells.map((cell) => {
    const middle = x + (cell.advance * sx) / 2;
    x += cell.advance * sx + gap;
    if (cell.ink) {
      left = Math.min(left, middle + cell.ink.left * sx);
      right = Math.max(right, middle + cell.ink.right * sx);
      top = Math.min(top, cell.ink.top * fit.heightMm);
      bottom = Math.max(bottom, cell.ink.bottom * fit.heightMm);
    }
    return { cell, middle };
  });
  const [dx, dy] = [-(left + right) / 2, fit.yMm - (top + bottom) / 2];
  return placed.flatMap(({ cell, middle }) =>
    cell.ink ? [transformPath(cell.commands, [sx, 0, 0, fit.heightMm, middle + dx, dy])] : [],
  );
}
