import type { PathCommand } from "../path";

export type Point = readonly [number, number];

const PIECES = 6;

/** The contours of a path as polygons: each curve in a few straight pieces. */
export function polygons(commands: readonly PathCommand[]): Point[][] {
  const all: Point[][] = [];
  let [x, y] = [0, 0];
  for (const command of commands) {
    if (command.op === "Z") continue;
    if (command.op === "M") all.push([]);
    const contour = all.at(-1)!;
    if (command.op === "Q" || command.op === "C") {
      for (let i = 1; i < PIECES; i++) contour.push(along(x, y, command, i / PIECES));
    }
    contour.push([command.x, command.y]);
    [x, y] = [command.x, command.y];
  }
  return all;
}

/** All points of a drawing, those within its curves too. */
export const points = (commands: readonly PathCommand[]): readonly Point[] => contoursOf(commands).all;

function along(x: number, y: number, c: PathCommand & { op: "Q" | "C" }, t: number): Point {
  const u = 1 - t;
  if (c.op === "Q") return [u * u * x + 2 * u * t * c.x1 + t * t * c.x, u * u * y + 2 * u * t * c.y1 + t * t * c.y];
  const [a, b, d, e] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return [a * x + b * c.x1 + d * c.x2 + e * c.x, a * y + b * c.y1 + d * c.y2 + e * c.y];
}

type Box = { left: number; right: number; top: number; bottom: number };

function boxOf(list: readonly Point[]): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of list) {
    if (x < box.left) box.left = x;
    if (x > box.right) box.right = x;
    if (y < box.top) box.top = y;
    if (y > box.bottom) box.bottom = y;
  }
  return box;
}

const apart = (a: Box, b: Box) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

/** True where the ink of two drawings touches: an edge of one crosses an edge of the other, or one lies inside. */
export function touch(one: readonly PathCommand[], other: readonly PathCommand[]): boolean {
  const [first, second] = [contoursOf(one), contoursOf(other)];
  if (apart(first.box, second.box)) return false;
  return first.contours.some((a) => second.contours.some((b) => !apart(a.box, b.box) && contoursTouch(a, b)));
}

type Contour = { points: Point[]; box: Box };

type Drawing = { contours: Contour[]; all: Point[]; box: Box };

/** Kept by the drawing: each is compared with many others. */
const known = new WeakMap<readonly PathCommand[], Drawing>();

function contoursOf(commands: readonly PathCommand[]): Drawing {
  const kept = known.get(commands);
  if (kept) return kept;
  const contours = polygons(commands).map((list) => ({ points: list, box: boxOf(list) }));
  const all = contours.flatMap((one) => one.points);
  const drawing = { contours, all, box: boxOf(all) };
  known.set(commands, drawing);
  return drawing;
}

function contoursTouch(a: Contour, b: Contour): boolean {
  const near = (list: readonly Point[], { left, right, top, bottom }: Box) => {
    const found: (readonly [Point, Point])[] = [];
    for (let i = 0; i < list.length; i++) {
      const [one, other] = [list[i]!, list[i + 1 < list.length ? i + 1 : 0]!];
      if (one[0] < left && other[0] < left) continue;
      if (one[0] > right && other[0] > right) continue;
      if (one[1] < top && other[1] < top) continue;
      if (one[1] > bottom && other[1] > bottom) continue;
      found.push([one, other]);
    }
    return found;
  };
  const edges = near(b.points, a.box);
  if (near(a.points, b.box).some((edge) => edges.some((other) => cross(edge, other)))) return true;
  return inside(a.points[0]!, b.points) || inside(b.points[0]!, a.points);
}

const side = ([ax, ay]: Point, [bx, by]: Point, [px, py]: Point) => (bx - ax) * (py - ay) - (by - ay) * (px - ax);

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function inside([x, y]: Point, polygon: readonly Point[]): boolean {
  let within = false;
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  });
  return within;
}
