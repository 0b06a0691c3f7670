import type { PathCommand } from "../path";

/** Straight pieces for a curve. */
const PIECES = 6;

type Box = { left: number; right: number; top: number; bottom: number };

/**
 * Contours as polygons in one array: x and y of each point in turn. `starts` says at which point each contour begins,
 * and, last, how many there are.
 */
type Polygons = { readonly points: Float64Array; readonly starts: readonly number[]; readonly boxes: readonly Box[] };

/** What is known of a drawing: a hull that is quick to make, and polygons when they are asked for. */
class Shape {
  /** All points and handles: the ink lies within what they span. */
  readonly hull: Float64Array;
  readonly box: Box;
  #polygons: Polygons | undefined;

  constructor(readonly commands: readonly PathCommand[]) {
    const hull: number[] = [];
    for (const c of commands) {
      if (c.op === "Z") continue;
      if (c.op === "Q" || c.op === "C") hull.push(c.x1, c.y1);
      if (c.op === "C") hull.push(c.x2, c.y2);
      hull.push(c.x, c.y);
    }
    this.hull = Float64Array.from(hull);
    this.box = boxOf(this.hull, 0, this.hull.length / 2);
  }

  get polygons(): Polygons {
    this.#polygons ??= polygonsOf(this.commands);
    return this.#polygons;
  }
}

/** Kept by the drawing: each is compared with many others. */
const known = new WeakMap<readonly PathCommand[], Shape>();

function shapeOf(commands: readonly PathCommand[]): Shape {
  const kept = known.get(commands) ?? new Shape(commands);
  known.set(commands, kept);
  return kept;
}

/** The points of a drawing, those within its curves too: x and y in turn. */
export const points = (commands: readonly PathCommand[]): Float64Array => shapeOf(commands).polygons.points;

/** Points and handles of a drawing, x and y in turn: its ink lies within what they span. */
export const hull = (commands: readonly PathCommand[]): Float64Array => shapeOf(commands).hull;

function polygonsOf(commands: readonly PathCommand[]): Polygons {
  const all: number[] = [];
  const starts: number[] = [];
  let [x, y] = [0, 0];
  for (const c of commands) {
    if (c.op === "Z") continue;
    if (c.op === "M") starts.push(all.length / 2);
    if (c.op === "Q" || c.op === "C")
      for (let i = 1; i < PIECES; i++) {
        const [t, u] = [i / PIECES, 1 - i / PIECES];
        if (c.op === "Q") {
          const [k, l, m] = [u * u, 2 * u * t, t * t];
          all.push(k * x + l * c.x1 + m * c.x, k * y + l * c.y1 + m * c.y);
        } else {
          const [k, l, m, n] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
          all.push(k * x + l * c.x1 + m * c.x2 + n * c.x, k * y + l * c.y1 + m * c.y2 + n * c.y);
        }
      }
    all.push(c.x, c.y);
    [x, y] = [c.x, c.y];
  }
  starts.push(all.length / 2);
  const points = Float64Array.from(all);
  return { points, starts, boxes: starts.slice(1).map((end, i) => boxOf(points, starts[i]!, end)) };
}

function boxOf(points: Float64Array, from: number, to: number): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let i = from * 2; i < to * 2; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (x < box.left) box.left = x;
    if (x > box.right) box.right = x;
    if (y < box.top) box.top = y;
    if (y > box.bottom) box.bottom = y;
  }
  return box;
}

const apart = (a: Box, b: Box) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

/** True where the ink of two drawings touches: an edge of one crosses an edge of the other, or one lies inside. */
export const touch = (one: readonly PathCommand[], other: readonly PathCommand[]): boolean =>
  shapesTouch(shapeOf(one), shapeOf(other));

/** Pairs of drawings whose ink touches, by their places in the list. */
export function touching(drawings: readonly (readonly PathCommand[])[]): string[] {
  const shapes = drawings.map(shapeOf);
  const found: string[] = [];
  for (let i = 0; i < shapes.length; i++)
    for (let j = i + 1; j < shapes.length; j++)
      if (shapesTouch(shapes[i]!, shapes[j]!)) found.push(`${i} and ${j} touch`);
  return found;
}

function shapesTouch(a: Shape, b: Shape): boolean {
  if (apart(a.box, b.box) || a.hull.length === 0 || b.hull.length === 0 || isParted(a, b)) return false;
  const [p, q] = [a.polygons, b.polygons];
  for (let i = 0; i < p.boxes.length; i++)
    for (let j = 0; j < q.boxes.length; j++)
      if (!apart(p.boxes[i]!, q.boxes[j]!) && contoursCross(p, i, q, j)) return true;
  return startsWithin(p, q) || startsWithin(q, p);
}

/** Whether a straight line across the way from one to the other has all of one on its one side, all of the other beyond. */
function isParted(a: Shape, b: Shape): boolean {
  const dx = b.box.left + b.box.right - a.box.left - a.box.right;
  const dy = b.box.top + b.box.bottom - a.box.top - a.box.bottom;
  let most = -Infinity;
  for (let i = 0; i < a.hull.length; i += 2) most = Math.max(most, a.hull[i]! * dx + a.hull[i + 1]! * dy);
  for (let i = 0; i < b.hull.length; i += 2) if (b.hull[i]! * dx + b.hull[i + 1]! * dy <= most) return false;
  return true;
}

function contoursCross(p: Polygons, i: number, q: Polygons, j: number): boolean {
  const [mine, yours] = [edgesWithin(p, i, q.boxes[j]!), edgesWithin(q, j, p.boxes[i]!)];
  for (let m = 0; m < mine.length; m += 4)
    for (let n = 0; n < yours.length; n += 4) if (crosses(mine, m, yours, n)) return true;
  return false;
}

/** The edges of a contour that may reach into a box: four numbers each. */
function edgesWithin({ points, starts }: Polygons, contour: number, { left, right, top, bottom }: Box): number[] {
  const [from, to] = [starts[contour]!, starts[contour + 1]!];
  const found: number[] = [];
  let [x, y] = [points[2 * to - 2]!, points[2 * to - 1]!];
  for (let i = from; i < to; i++) {
    const [u, v] = [points[2 * i]!, points[2 * i + 1]!];
    const beside = (x < left && u < left) || (x > right && u > right) || (y < top && v < top);
    if (!beside && !(y > bottom && v > bottom)) found.push(x, y, u, v);
    [x, y] = [u, v];
  }
  return found;
}

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number) =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax);

function crosses(one: readonly number[], m: number, other: readonly number[], n: number): boolean {
  const [ax, ay, bx, by] = [one[m]!, one[m + 1]!, one[m + 2]!, one[m + 3]!];
  const [cx, cy, dx, dy] = [other[n]!, other[n + 1]!, other[n + 2]!, other[n + 3]!];
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}

/** Whether a contour of one begins in the ink of another: where that runs around the place (nonzero winding). */
function startsWithin(one: Polygons, other: Polygons): boolean {
  for (let i = 0; i < one.boxes.length; i++) {
    const at = 2 * one.starts[i]!;
    if (windings(other, one.points[at]!, one.points[at + 1]!) !== 0) return true;
  }
  return false;
}

function windings({ points, starts, boxes }: Polygons, x: number, y: number): number {
  let turns = 0;
  boxes.forEach((box, contour) => {
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return;
    const [from, to] = [starts[contour]!, starts[contour + 1]!];
    let [bx, by] = [points[2 * to - 2]!, points[2 * to - 1]!];
    for (let i = from; i < to; i++) {
      const [ax, ay] = [points[2 * i]!, points[2 * i + 1]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) turns += ay > by ? 1 : -1;
      [bx, by] = [ax, ay];
    }
  });
  return turns;
}
