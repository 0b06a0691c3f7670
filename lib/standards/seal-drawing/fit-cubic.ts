import type { PathCommand } from "./path";

export type Point = { x: number; y: number };
type Cubic = [Point, Point, Point, Point];

const MAX_REFITS = 4;

/**
 * Draws a smooth curve along a dense row of points with as few cubic Béziers as keep within `tolerance` (same unit as
 * the points) of every one of them: least-squares fitting with chord-length parameters, refined by Newton steps and
 * split at the worst point (P. J. Schneider's method, Graphics Gems, 1990). Neighbouring curves share their tangent.
 *
 * Returns the commands that go on from the first point, which the caller has moved to.
 */
export function fitCubics(input: readonly Point[], tolerance: number): PathCommand[] {
  const points = input.filter((p, i) => i === 0 || distance(p, input[i - 1]!) > 1e-6);
  if (points.length < 2) return [];
  const out: PathCommand[] = [];
  const last = points.length - 1;
  fitRange(points, 0, last, towards(points, 0, 1), towards(points, last, -1), tolerance, out);
  return out;
}

function fitRange(
  points: readonly Point[],
  from: number,
  to: number,
  tangentIn: Point,
  tangentOut: Point,
  tolerance: number,
  out: PathCommand[],
): void {
  const first = points[from]!;
  const last = points[to]!;
  if (to - from === 1) {
    out.push({ op: "L", x: last.x, y: last.y });
    return;
  }
  let u = chordParameters(points, from, to);
  let worst = { error: Infinity, at: from + 1 };
  for (let round = 0; round <= MAX_REFITS; round += 1) {
    const curve = leastSquares(points, from, to, u, tangentIn, tangentOut);
    worst = worstPoint(points, from, to, u, curve);
    if (worst.error <= tolerance) {
      const [, c1, c2] = curve;
      out.push({ op: "C", x1: c1.x, y1: c1.y, x2: c2.x, y2: c2.y, x: last.x, y: last.y });
      return;
    }
    // Far-off curves do not come near by moving parameters; splitting at once is cheaper.
    if (worst.error > tolerance * 6) break;
    u = u.map((t, i) => newton(curve, points[from + i]!, t));
  }
  const split = Math.min(Math.max(worst.at, from + 1), to - 1);
  const middle = unit(
    { x: points[split - 1]!.x - points[split + 1]!.x, y: points[split - 1]!.y - points[split + 1]!.y },
    { x: first.x - last.x, y: first.y - last.y },
  );
  fitRange(points, from, split, tangentIn, middle, tolerance, out);
  fitRange(points, split, to, { x: -middle.x, y: -middle.y }, tangentOut, tolerance, out);
}

/** The cubic with fixed ends and end tangents whose handle lengths lie closest to the points. */
function leastSquares(
  points: readonly Point[],
  from: number,
  to: number,
  u: readonly number[],
  tangentIn: Point,
  tangentOut: Point,
): Cubic {
  const first = points[from]!;
  const last = points[to]!;
  let c00 = 0;
  let c01 = 0;
  let c11 = 0;
  let x0 = 0;
  let x1 = 0;
  for (let i = 0; i < u.length; i += 1) {
    const t = u[i]!;
    const s = 1 - t;
    const b1 = 3 * t * s * s;
    const b2 = 3 * t * t * s;
    const a1 = { x: tangentIn.x * b1, y: tangentIn.y * b1 };
    const a2 = { x: tangentOut.x * b2, y: tangentOut.y * b2 };
    const near = s * s * s + b1;
    const far = t * t * t + b2;
    const p = points[from + i]!;
    const rest = { x: p.x - first.x * near - last.x * far, y: p.y - first.y * near - last.y * far };
    c00 += dot(a1, a1);
    c01 += dot(a1, a2);
    c11 += dot(a2, a2);
    x0 += dot(a1, rest);
    x1 += dot(a2, rest);
  }
  const determinant = c00 * c11 - c01 * c01;
  const chord = distance(first, last);
  let left = determinant === 0 ? 0 : (x0 * c11 - x1 * c01) / determinant;
  let right = determinant === 0 ? 0 : (c00 * x1 - c01 * x0) / determinant;
  // A handle that is tiny, backwards or wildly long would put a loop into the line; a third of the chord never does.
  const sane = (handle: number) => handle > chord * 1e-3 && handle < chord * 3;
  if (!sane(left) || !sane(right)) left = right = chord / 3;
  return [
    first,
    { x: first.x + tangentIn.x * left, y: first.y + tangentIn.y * left },
    { x: last.x + tangentOut.x * right, y: last.y + tangentOut.y * right },
    last,
  ];
}

function worstPoint(points: readonly Point[], from: number, to: number, u: readonly number[], curve: Cubic) {
  const worst = { error: 0, at: Math.floor((from + to) / 2) };
  for (let i = 1; i < u.length - 1; i += 1) {
    const error = distance(at(curve, u[i]!), points[from + i]!);
    if (error > worst.error) Object.assign(worst, { error, at: from + i });
  }
  return worst;
}

/** One Newton step towards the parameter at which the curve comes nearest to the point. */
function newton(c: Cubic, p: Point, t: number): number {
  const s = 1 - t;
  const q = at(c, t);
  const d = (k: "x" | "y") =>
    3 * (s * s * (c[1][k] - c[0][k]) + 2 * s * t * (c[2][k] - c[1][k]) + t * t * (c[3][k] - c[2][k]));
  const dd = (k: "x" | "y") => 6 * (s * (c[2][k] - 2 * c[1][k] + c[0][k]) + t * (c[3][k] - 2 * c[2][k] + c[1][k]));
  const away = { x: q.x - p.x, y: q.y - p.y };
  const first = { x: d("x"), y: d("y") };
  const slope = dot(first, first) + away.x * dd("x") + away.y * dd("y");
  if (Math.abs(slope) < 1e-12) return t;
  return Math.min(1, Math.max(0, t - dot(away, first) / slope));
}

function chordParameters(points: readonly Point[], from: number, to: number): number[] {
  const u = [0];
  for (let i = from + 1; i <= to; i += 1) u.push(u.at(-1)! + distance(points[i]!, points[i - 1]!));
  const total = u.at(-1)!;
  return u.map((length) => length / total);
}

function at(c: Cubic, t: number): Point {
  const s = 1 - t;
  const w = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t] as const;
  return {
    x: c[0].x * w[0] + c[1].x * w[1] + c[2].x * w[2] + c[3].x * w[3],
    y: c[0].y * w[0] + c[1].y * w[1] + c[2].y * w[2] + c[3].y * w[3],
  };
}

function towards(points: readonly Point[], from: number, step: 1 | -1): Point {
  const a = points[from]!;
  const b = points[from + step]!;
  return unit({ x: b.x - a.x, y: b.y - a.y }, { x: 1, y: 0 });
}

function unit(v: Point, otherwise: Point): Point {
  const length = Math.hypot(v.x, v.y);
  if (length > 1e-9) return { x: v.x / length, y: v.y / length };
  const fallback = Math.hypot(otherwise.x, otherwise.y) || 1;
  return { x: otherwise.x / fallback, y: otherwise.y / fallback };
}

function dot(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
