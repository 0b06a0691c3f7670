import type { Outline } from "../seal-drawing/outline";
import { formatPath, type PathCommand } from "../seal-drawing/path";
import { PT_PER_MM } from "../seal-drawing/pdf-form";

/** What is marked: a check box, or one of several choices. */
export type Mark = "checkbox" | "radio";

const INK = "#000000";
/** A frame no larger than this stands in the middle of its place, however large that was drawn. */
const LARGEST_MM = 6;
const LINE = 0.07;
const LEAST_LINE_MM = 0.2;
/** How far a quarter of a circle's handles reach, of its radius (a circle of four cubic curves is off by 0.03 %). */
const KAPPA = 0.5523;

const polygon = (...points: [number, number][]): PathCommand[] => [
  ...points.map(([x, y], index): PathCommand => ({ op: index === 0 ? "M" : "L", x, y })),
  { op: "Z" },
];

const square = (left: number, top: number, side: number): PathCommand[] =>
  polygon([left, top], [left + side, top], [left + side, top + side], [left, top + side]);

function circle(x: number, y: number, radius: number): PathCommand[] {
  const k = radius * KAPPA;
  return [
    { op: "M", x: x + radius, y },
    { op: "C", x1: x + radius, y1: y + k, x2: x + k, y2: y + radius, x, y: y + radius },
    { op: "C", x1: x - k, y1: y + radius, x2: x - radius, y2: y + k, x: x - radius, y },
    { op: "C", x1: x - radius, y1: y - k, x2: x - k, y2: y - radius, x, y: y - radius },
    { op: "C", x1: x + k, y1: y - radius, x2: x + radius, y2: y - k, x: x + radius, y },
    { op: "Z" },
  ];
}

/** A tick in a square of side 1, y down. */
const TICK: readonly [number, number][] = [
  [0.18, 0.52],
  [0.27, 0.43],
  [0.42, 0.58],
  [0.74, 0.21],
  [0.84, 0.29],
  [0.43, 0.78],
];

/**
 * A check box or a choice as it is printed: a frame in the middle of its place, with a tick or a dot where it is on.
 * Filled shapes alone, so that a screen (`outlineToSvg`) and every PDF viewer show the same.
 *
 * @param width of the place as the reader sees it, in points
 * @param height of the place, in points
 */
export function markOutline(mark: Mark, on: boolean, width: number, height: number): Outline {
  const [widthMm, heightMm] = [width / PT_PER_MM, height / PT_PER_MM];
  const side = Math.min(widthMm, heightMm, LARGEST_MM);
  const [left, top] = [(widthMm - side) / 2, (heightMm - side) / 2];
  const line = Math.min(Math.max(side * LINE, LEAST_LINE_MM), side / 4);
  const [x, y] = [widthMm / 2, heightMm / 2];
  const frame =
    mark === "checkbox"
      ? [...square(left, top, side), ...square(left + line, top + line, side - 2 * line)]
      : [...circle(x, y, side / 2), ...circle(x, y, side / 2 - line)];
  const sign =
    mark === "checkbox"
      ? polygon(...TICK.map(([a, b]): [number, number] => [left + a * side, top + b * side]))
      : circle(x, y, side * 0.25);
  const paths: Outline["paths"] = [{ d: formatPath(frame), fill: "evenodd", color: INK }];
  if (on) paths.push({ d: formatPath(sign), fill: "nonzero", color: INK });
  return { version: 1, widthMm, heightMm, paths };
}
