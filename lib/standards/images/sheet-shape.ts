import { areaOf, type Corners, type Point } from "./perspective";

const cross = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** The convex hull, clockwise (y downwards). A. M. Andrew, "Another efficient algorithm for convex hulls", 1979. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (side: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of side) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/**
 * A shape of four sides around a convex one: of all sides, the one whose loss adds the least area goes first, and its
 * neighbours go on until they meet. A dog-ear or a thumb at the edge is cut off in this way.
 * @returns null for what cannot be enclosed so
 */
export function quadAround(hull: readonly Point[]): Corners | null {
  let shape = [...hull];
  while (shape.length > 4) {
    let best: { at: number; meet: Point; added: number } | null = null;
    for (let at = 0; at < shape.length; at++) {
      const [before, from, to, after] = [-1, 0, 1, 2].map((step) => shape[(at + step + shape.length) % shape.length]!);
      const meet = meeting(before!, from!, after!, to!);
      if (!meet) continue;
      const added = Math.abs(areaOf([from!, meet, to!]));
      if (!best || added < best.added) best = { at, meet, added };
    }
    if (!best) return null;
    const { at, meet } = best;
    const next = (at + 1) % shape.length;
    shape = shape.map((point, index) => (index === at ? meet : point)).filter((_, index) => index !== next);
  }
  return shape.length === 4 ? (shape as Corners) : null;
}

/** Where the line from `a` beyond `b` meets the one from `c` beyond `d`. */
function meeting(a: Point, b: Point, c: Point, d: Point): Point | null {
  const whole = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (Math.abs(whole) < 1e-9) return null;
  const along = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / whole;
  const other = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / whole;
  if (along < 1 - 1e-9 || other < 1 - 1e-9) return null;
  return { x: a.x + along * (b.x - a.x), y: a.y + along * (b.y - a.y) };
}

type Line = { at: Point; along: Point };

/**
 * The same four sides, each laid through the middle of the outline's points near it: a hull leans on the outermost ones.
 * @returns null where one side has too few points
 */
export function fittedEdges(quad: Corners, outline: readonly Point[]): Corners | null {
  const lines = quad.map((from, at) => fittedLine(from, quad[(at + 1) % 4]!, outline));
  const corners = lines.map((line, at) => {
    const before = lines[(at + 3) % 4];
    return line && before ? crossing(before, line) : null;
  });
  return corners.every((corner) => corner !== null) ? (corners as Corners) : null;
}

/** Least squares across the line, twice: the second time without what lies far from the first. */
function fittedLine(from: Point, to: Point, outline: readonly Point[]): Line | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  let line: Line = { at: from, along: { x: (to.x - from.x) / length, y: (to.y - from.y) / length } };
  for (const reach of [0.02 * length + 1, 0.006 * length + 1]) {
    const near = outline.filter((point) => {
      const [dx, dy] = [point.x - line.at.x, point.y - line.at.y];
      const place = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length ** 2;
      return place > 0.06 && place < 0.94 && Math.abs(dx * line.along.y - dy * line.along.x) < reach;
    });
    if (near.length < 0.15 * length) return null;
    line = middleLine(near);
  }
  return line;
}

function middleLine(points: readonly Point[]): Line {
  const mean = { x: 0, y: 0 };
  for (const { x, y } of points) {
    mean.x += x / points.length;
    mean.y += y / points.length;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - mean.x) ** 2;
    xy += (x - mean.x) * (y - mean.y);
    yy += (y - mean.y) ** 2;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return { at: mean, along: { x: Math.cos(angle), y: Math.sin(angle) } };
}

function crossing(a: Line, b: Line): Point | null {
  const whole = a.along.x * b.along.y - a.along.y * b.along.x;
  if (Math.abs(whole) < 1e-6) return null;
  const step = ((b.at.x - a.at.x) * b.along.y - (b.at.y - a.at.y) * b.along.x) / whole;
  return { x: a.at.x + step * a.along.x, y: a.at.y + step * a.along.y };
}
