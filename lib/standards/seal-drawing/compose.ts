import { type Outline, type OutlinePath, outlineInkBox } from "./outline";
import { type Affine, formatNumber, formatPath, parsePath, transformPath } from "./path";

/** One outline laid on a larger sheet: its top left corner in millimetres, and how much it is scaled (1 = true size). */
export type Placement = { outline: Outline; xMm: number; yMm: number; scale?: number };

/** Lays outlines on one sheet of the given size in millimetres; later ones lie on top. */
export function composeOutlines(widthMm: number, heightMm: number, parts: readonly Placement[]): Outline {
  const paths = parts.flatMap(({ outline, xMm, yMm, scale = 1 }) =>
    outline.paths.map((path) => mapPath(path, [scale, 0, 0, scale, xMm, yMm])),
  );
  return { version: 1, widthMm: millimetres(widthMm), heightMm: millimetres(heightMm), paths };
}

/** The same ink on a sheet cut to it, with `marginMm` of white around. An outline without ink comes back unchanged. */
export function cropToInk(outline: Outline, marginMm: number): Outline {
  const box = outlineInkBox(outline);
  if (!box) return outline;
  const x = marginMm - box.left;
  const y = marginMm - box.top;
  const placed = { outline, xMm: x, yMm: y };
  return composeOutlines(box.right - box.left + 2 * marginMm, box.bottom - box.top + 2 * marginMm, [placed]);
}

/** The outline made smaller, never larger, until it fits `maxWidthMm` × `maxHeightMm`. */
export function shrinkToFit(outline: Outline, maxWidthMm: number, maxHeightMm: number): Outline {
  const scale = Math.min(1, maxWidthMm / outline.widthMm, maxHeightMm / outline.heightMm);
  if (scale === 1) return outline;
  const size = { widthMm: outline.widthMm * scale, heightMm: outline.heightMm * scale };
  return composeOutlines(size.widthMm, size.heightMm, [{ outline, xMm: 0, yMm: 0, scale }]);
}

function mapPath(path: OutlinePath, m: Affine): OutlinePath {
  return { ...path, d: formatPath(transformPath(parsePath(path.d), m)) };
}

function millimetres(value: number): number {
  return Number(formatNumber(value));
}
