import { elevate, type PathCommand } from "./path";

type Point = { x: number; y: number };
type Edge = { a: Point; b: Point };

/** How far a chord may lie off its curve: a tenth of a thousandth of the character, 2 µm on the largest seal. */
const FLATNESS = 1e-4;
/** Points are whole multiples of this, so that those which are one have one spelling. */
const GRID = 1e-6;
/** How far beside an edge is looked for what is inside. */
const BESIDE = 2e-6;

const known = new WeakMap<readonly PathCommand[], readonly PathCommand[]>();

/**
 * A character whose strokes lie over each other, as fonts draw them, as one shape without overlaps: what is inside is
 * inside once (nonzero winding). Only then can it be cut out of something by winding. Characters without overlaps come
 * back as they are, curves and all; the others have chords for curves.
 * Input: closed contours of a character in a square of about 1 mm; the answer for one array is kept.
 */
export function withoutOverlaps(commands: readonly PathCommand[]): readonly PathCommand[] {
  const before = known.get(commands);
  if (before) return before;
  const after = joined(commands);
  known.set(commands, after);
  return after;
}

function joined(commands: readonly PathCommand[]): readonly PathCommand[] {
  const edges = contoursOf(commands).flatMap(edgesOf);
  const pieces = split(edges);
  const boundary: Edge[] = [];
  let overlaps = false;
  for (const { a, b } of pieces) {
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const [middleX, middleY] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const [nx, ny] = [((b.y - a.y) / length) * BESIDE, (-(b.x - a.x) / length) * BESIDE];
    const one = winding(edges, middleX + nx, middleY + ny);
    const other = winding(edges, middleX - nx, middleY - ny);
    overlaps ||= Math.abs(one) > 1 || Math.abs(other) > 1 || one * other < 0;
    if ((one !== 0) === (other !== 0)) continue;
    // What is inside lies on the same side of every edge that is kept.
    boundary.push(one !== 0 ? { a, b } : { a: b, b: a });
  }
  return overlaps ? (ringsOf(boundary) ?? commands) : commands;
}

const snapped = (value: number) => Math.round(value / GRID) * GRID;
const spelled = ({ x, y }: Point) => `${Math.round(x / GRID)},${Math.round(y / GRID)}`;

/** The contours as polygons on the grid. */
function contoursOf(commands: readonly PathCommand[]): Point[][] {
  const contours: Point[][] = [];
  let points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  const put = (x: number, y: number) => {
    const point = { x: snapped(x), y: snapped(y) };
    const last = points.at(-1);
    if (!last || spelled(last) !== spelled(point)) points.push(point);
  };
  for (const command of commands) {
    if (command.op === "Z") continue;
    if (command.op === "M") {
      points = [];
      contours.push(points);
      put(command.x, command.y);
    } else if (command.op === "L") put(command.x, command.y);
    else {
      const c = command.op === "Q" ? elevate(at.x, at.y, command) : command;
      for (const [x, y] of chords(at, c)) put(x, y);
    }
    at = command;
  }
  return contours.filter((contour) => contour.length > 2);
}

type Cubic = { x1: number; y1: number; x2: number; y2: number; x: number; y: number };

function chords({ x, y }: Point, c: Cubic): [number, number][] {
  const bend = Math.max(
    Math.hypot(x - 2 * c.x1 + c.x2, y - 2 * c.y1 + c.y2),
    Math.hypot(c.x1 - 2 * c.x2 + c.x, c.y1 - 2 * c.y2 + c.y),
  );
  // The distance of a chord from a cubic is at most 3/4 of its bend by the square of their number.
  const count = Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / FLATNESS)));
  return Array.from({ length: count }, (_, i) => {
    const t = (i + 1) / count;
    const s = 1 - t;
    const of = (p0: number, p1: number, p2: number, p3: number) =>
      s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
    return [of(x, c.x1, c.x2, c.x), of(y, c.y1, c.y2, c.y)];
  });
}

function edgesOf(contour: readonly Point[]): Edge[] {
  return contour.flatMap((a, i) => {
    const b = contour[(i + 1) % contour.length] as Point;
    return spelled(a) === spelled(b) ? [] : [{ a, b }];
  });
}

/** The edges, cut wherever another one crosses or touches them; each piece once. */
function split(edges: readonly Edge[]): Edge[] {
  const cuts = edges.map(({ a, b }) => [a, b]);
  for (let i = 0; i < edges.length; i++)
    for (let j = i + 1; j < edges.length; j++) {
      const [first, second] = [edges[i] as Edge, edges[j] as Edge];
      if (apart(first.a.x, first.b.x, second.a.x, second.b.x)) continue;
      if (apart(first.a.y, first.b.y, second.a.y, second.b.y)) continue;
      for (const point of meetings(first, second)) {
        cuts[i]?.push(point);
        cuts[j]?.push(point);
      }
    }
  const pieces = new Map<string, Edge>();
  edges.forEach(({ a, b }, i) => {
    const along = ({ x, y }: Point) => (x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y);
    const points = (cuts[i] ?? []).sort((p, q) => along(p) - along(q));
    for (let k = 1; k < points.length; k++) {
      const [from, to] = [points[k - 1] as Point, points[k] as Point];
      const [one, other] = [spelled(from), spelled(to)];
      if (one !== other) pieces.set(one < other ? `${one} ${other}` : `${other} ${one}`, { a: from, b: to });
    }
  });
  return [...pieces.values()];
}

const apart = (a: number, b: number, c: number, d: number) =>
  Math.max(a, b) < Math.min(c, d) - GRID || Math.max(c, d) < Math.min(a, b) - GRID;

/** Where two edges cross, and their ends that lie on the other one. */
function meetings(first: Edge, second: Edge): Point[] {
  const found = [first.a, first.b].filter((point) => liesOn(point, second));
  found.push(...[second.a, second.b].filter((point) => liesOn(point, first)));
  if (found.length > 0) return found;
  const [px, py] = [first.b.x - first.a.x, first.b.y - first.a.y];
  const [qx, qy] = [second.b.x - second.a.x, second.b.y - second.a.y];
  const cross = px * qy - py * qx;
  if (cross === 0) return [];
  const [dx, dy] = [second.a.x - first.a.x, second.a.y - first.a.y];
  const [t, u] = [(dx * qy - dy * qx) / cross, (dx * py - dy * px) / cross];
  if (t < 0 || t > 1 || u < 0 || u > 1) return [];
  return [{ x: snapped(first.a.x + t * px), y: snapped(first.a.y + t * py) }];
}

function liesOn(point: Point, { a, b }: Edge): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const off = Math.abs((point.x - a.x) * dy - (point.y - a.y) * dx) / length;
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  return off <= GRID && along >= -GRID && along <= length + GRID;
}

/** How often all edges together run around a point. */
function winding(edges: readonly Edge[], x: number, y: number): number {
  let turns = 0;
  for (const { a, b } of edges) {
    if (a.y <= y === b.y <= y) continue;
    const meets = a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
    if (meets > x) turns += b.y > a.y ? 1 : -1;
  }
  return turns;
}

/** The edges one after the other until each ring is closed; null where they do not close. */
function ringsOf(edges: readonly Edge[]): PathCommand[] | null {
  const leaving = new Map<string, Edge[]>();
  for (const edge of edges) {
    const from = spelled(edge.a);
    leaving.set(from, [...(leaving.get(from) ?? []), edge]);
  }
  const commands: PathCommand[] = [];
  for (const start of edges) {
    const from = spelled(start.a);
    if (!leaving.get(from)?.includes(start)) continue;
    const ring: Point[] = [];
    let at = from;
    do {
      const next = leaving.get(at)?.pop();
      if (!next) return null;
      ring.push(next.a);
      at = spelled(next.b);
    } while (at !== from);
    const corners = ring.filter((point, i) => isCorner(ring.at(i - 1) as Point, point, ring[(i + 1) % ring.length]));
    const [first, ...rest] = corners;
    if (!first || rest.length < 2) continue;
    commands.push({ op: "M", ...first }, ...rest.map((point) => ({ op: "L" as const, ...point })), { op: "Z" });
  }
  return commands;
}

function isCorner(before: Point, { x, y }: Point, after: Point | undefined): boolean {
  if (!after) return true;
  const [px, py, qx, qy] = [x - before.x, y - before.y, after.x - x, after.y - y];
  return Math.abs(px * qy - py * qx) > GRID * Math.hypot(px, py) || px * qx + py * qy < 0;
}
