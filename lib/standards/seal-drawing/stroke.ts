import { fitCubics, type Point } from "./fit-cubic";
import { formatPath, type PathCommand } from "./path";
import { type Pen, type PenPoint, type PenSample, penLine } from "./pen-line";

/** How far the fitted outline may leave the exact one, in millimetres: half a dot at 600 dpi. */
const FIT_MM = 0.02;
/** A quarter of a circle as one cubic. */
const QUARTER = 0.5522847498;

/**
 * The outline of one pen stroke: closed contours with round ends, to be filled by the nonzero rule, in millimetres. All
 * contours turn the same way, so that overlaps never cancel. The same samples always give the same outline.
 */
export function strokeOutline(samples: readonly PenSample[], pen: Pen): PathCommand[] {
  return contours(penLine(samples, pen), (side) => fitCubics(side, FIT_MM));
}

/**
 * The same stroke as path data while the pen is still down: dense straight pieces instead of fitted curves, which is
 * cheap enough to be made anew for every frame.
 */
export function strokePreview(samples: readonly PenSample[], pen: Pen): string {
  const straight = (side: readonly Point[]) => side.slice(1).map(({ x, y }): PathCommand => ({ op: "L", x, y }));
  return formatPath(contours(penLine(samples, pen, false), straight), 2);
}

function contours(line: readonly PenPoint[], along: (side: readonly Point[]) => PathCommand[]): PathCommand[] {
  const first = line[0];
  if (!first) return [];
  if (line.length === 1) return dot(first);
  return runs(line).flatMap((run) => contour(run, along));
}

/**
 * Cuts the line where it bends more tightly than the pen is wide. Between cuts both sides of the stroke run forward all
 * the way; at a cut the round ends of the neighbours make the join. This is what keeps holes out of tight loops.
 */
function runs(line: readonly PenPoint[]): PenPoint[][] {
  const out: PenPoint[][] = [];
  let from = 0;
  for (let i = 1; i < line.length - 1; i += 1) {
    if (!isTight(line[i - 1]!, line[i]!, line[i + 1]!)) continue;
    out.push(line.slice(from, i + 1));
    from = i;
  }
  out.push(line.slice(from));
  return out;
}

function isTight(a: PenPoint, b: PenPoint, c: PenPoint): boolean {
  const ux = b.x - a.x;
  const uy = b.y - a.y;
  const vx = c.x - b.x;
  const vy = c.y - b.y;
  const turn = Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy));
  const way = Math.min(Math.hypot(ux, uy), Math.hypot(vx, vy));
  return turn > 0.7 || way < turn * b.half * 1.1;
}

function contour(run: readonly PenPoint[], along: (side: readonly Point[]) => PathCommand[]): PathCommand[] {
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 0; i < run.length; i += 1) {
    const p = run[i]!;
    const d = direction(run, i);
    left.push({ x: p.x - d.y * p.half, y: p.y + d.x * p.half });
    right.push({ x: p.x + d.y * p.half, y: p.y - d.x * p.half });
  }
  const end = run.length - 1;
  const start = left[0]!;
  right.reverse();
  const back = direction(run, 0);
  return [
    { op: "M", x: start.x, y: start.y },
    ...along(left),
    ...halfCircle(run[end]!, direction(run, end)),
    ...along(right),
    ...halfCircle(run[0]!, { x: -back.x, y: -back.y }),
    { op: "Z" },
  ];
}

function direction(run: readonly PenPoint[], i: number): Point {
  const a = run[Math.max(0, i - 1)]!;
  const b = run[Math.min(run.length - 1, i + 1)]!;
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length > 0 ? { x: (b.x - a.x) / length, y: (b.y - a.y) / length } : { x: 1, y: 0 };
}

/** From the left of `ahead` round the front to its right, in two quarters. */
function halfCircle(p: PenPoint, ahead: Point): PathCommand[] {
  const { x, y, half: r } = p;
  const left = { x: -ahead.y, y: ahead.x };
  const point = (f: number, l: number) => ({
    x: x + r * (ahead.x * f + left.x * l),
    y: y + r * (ahead.y * f + left.y * l),
  });
  const curve = (a: Point, b: Point, c: Point): PathCommand => ({
    op: "C",
    x1: a.x,
    y1: a.y,
    x2: b.x,
    y2: b.y,
    x: c.x,
    y: c.y,
  });
  return [
    curve(point(QUARTER, 1), point(1, QUARTER), point(1, 0)),
    curve(point(1, -QUARTER), point(QUARTER, -1), point(0, -1)),
  ];
}

function dot(p: PenPoint): PathCommand[] {
  return [
    { op: "M", x: p.x, y: p.y + p.half },
    ...halfCircle(p, { x: 1, y: 0 }),
    ...halfCircle(p, { x: -1, y: 0 }),
    { op: "Z" },
  ];
}
