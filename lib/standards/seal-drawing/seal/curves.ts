import type { PathCommand } from "../path";
import type { Ellipse } from "./ring";

/** How far the handles of a cubic stand out to draw a quarter of a circle, to 0.03 % of its radius. */
const QUARTER = 0.5522847498;

/** A closed ellipse around (cx, cy), clockwise as seen where `turn` is 1, counterclockwise where it is -1. */
export function ellipsePath({ a, b }: Ellipse, turn: 1 | -1 = 1, cx = 0, cy = 0): PathCommand[] {
  const corners: [number, number][] = [
    [0, -1],
    [turn, 0],
    [0, 1],
    [-turn, 0],
  ];
  const point = (x: number, y: number) => ({ x: cx + x * a, y: cy + y * b });
  const commands: PathCommand[] = [{ op: "M", ...point(0, -1) }];
  corners.forEach(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % 4]!;
    const first = point(x + QUARTER * nextX, y + QUARTER * nextY);
    const second = point(nextX + QUARTER * x, nextY + QUARTER * y);
    commands.push({ op: "C", x1: first.x, y1: first.y, x2: second.x, y2: second.y, ...point(nextX, nextY) });
  });
  commands.push({ op: "Z" });
  return commands;
}

/** A ring between an ellipse and one inside it. */
export function ringPath(ellipse: Ellipse, widthMm: number): PathCommand[] {
  const inner = { a: ellipse.a - widthMm, b: ellipse.b - widthMm };
  return [...ellipsePath(ellipse, 1), ...ellipsePath(inner, -1)];
}

/** A closed rectangle with rounded corners around the origin. `turn` as above. */
export function rectanglePath(width: number, height: number, radius: number, turn: 1 | -1 = 1): PathCommand[] {
  const [x, y] = [width / 2, height / 2];
  const r = Math.min(radius, x, y);
  const k = r * (1 - QUARTER);
  const m = turn;
  const at = (px: number, py: number) => ({ x: m * px, y: py });
  const corner = (c1: [number, number], c2: [number, number], end: [number, number]): PathCommand => {
    const [first, second] = [at(...c1), at(...c2)];
    return { op: "C", x1: first.x, y1: first.y, x2: second.x, y2: second.y, ...at(...end) };
  };
  return [
    { op: "M", ...at(-x + r, -y) },
    { op: "L", ...at(x - r, -y) },
    corner([x - k, -y], [x, -y + k], [x, -y + r]),
    { op: "L", ...at(x, y - r) },
    corner([x, y - k], [x - k, y], [x - r, y]),
    { op: "L", ...at(-x + r, y) },
    corner([-x + k, y], [-x, y - k], [-x, y - r]),
    { op: "L", ...at(-x, -y + r) },
    corner([-x, -y + k], [-x + k, -y], [-x + r, -y]),
    { op: "Z" },
  ];
}

/** The inner radius of a five-pointed star whose edges run straight from tip to tip: (3 - √5) / 2 of the outer. */
const STAR_WAIST = (3 - Math.sqrt(5)) / 2;

/** A five-pointed star standing on two tips, measured across the circle of its tips. */
export function starPath(diameterMm: number): PathCommand[] {
  const outer = diameterMm / 2;
  const points = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? outer : outer * STAR_WAIST;
    const angle = (i * Math.PI) / 5;
    return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
  });
  return [...points.map((point, i): PathCommand => ({ op: i === 0 ? "M" : "L", ...point })), { op: "Z" }];
}

/** Twice the signed area of the polygon of a path's points: positive where it runs clockwise as seen. */
export function turnOf(commands: readonly PathCommand[]): number {
  let sum = 0;
  let [startX, startY, x, y] = [0, 0, 0, 0];
  for (const command of commands) {
    if (command.op === "M") [startX, startY] = [command.x, command.y];
    const [nextX, nextY] = command.op === "Z" ? [startX, startY] : [command.x, command.y];
    if (command.op !== "M") sum += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return sum;
}
