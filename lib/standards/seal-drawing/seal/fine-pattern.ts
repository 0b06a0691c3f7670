import type { Box, PathCommand } from "../path";
import { type Ellipse, Rail } from "./ring";

const LINE_MM = 0.06;
const LINES = 3;
const SAMPLES = 720;
/** Where words stand in its way the pattern narrows to a point over this length; what would be shorter than both is left out. */
const TAPER_MM = 4;
const LEAST_MM = 2.5 * TAPER_MM;

/** A place on the middle of the band, and which way is out. */
type Place = { x: number; y: number; nx: number; ny: number };
/** Samples from one to another, counted on beyond the last where a run crosses the top. */
type Run = { from: number; to: number; closed: boolean };

/**
 * A band of three fine closed waves, as on banknotes, between two distances from the ellipse. The numbers of the waves,
 * how they lean and swell come from the value (32 hexadecimal digits), so that each seal has its own. Before words it
 * stops, alike on both sides.
 */
export function finePattern(
  value: string,
  ellipse: Ellipse,
  { fromMm, toMm, around }: { fromMm: number; toMm: number; around: readonly Box[] },
): PathCommand[] {
  const rail = new Rail(ellipse, (fromMm + toMm) / 2);
  const swingMm = (toMm - fromMm) / 2 - LINE_MM / 2;
  const spine = Array.from({ length: SAMPLES }, (_, n) => rail.place((n / SAMPLES) * rail.lengthMm));
  const stepMm = rail.lengthMm / SAMPLES;
  const runs = freeRuns(spine, swingMm + LINE_MM, around).filter(
    ({ from, to, closed }) => closed || (to - from) * stepMm >= LEAST_MM,
  );
  return wavesOf(value).flatMap((wave) =>
    runs.flatMap((run) => {
      const points = [];
      for (let n = run.from; n <= run.to; n++) {
        const { x, y, nx, ny } = spine[n % SAMPLES]!;
        const end = run.closed ? 1 : eased((Math.min(n - run.from, run.to - n) * stepMm) / TAPER_MM);
        const out = swingMm * end * wave(n / SAMPLES);
        points.push({ x: x + nx * out, y: y + ny * out });
      }
      return ribbon(points, run.closed);
    }),
  );
}

/** What each line does over the whole ring (0 to 1), from -1 to 1: a wave of its own on a long swell of its own. */
function wavesOf(value: string): ((at: number) => number)[] {
  const bytes = Array.from({ length: 16 }, (_, i) => Number.parseInt(value.slice(i * 2, i * 2 + 2), 16));
  const [count, apart] = [36 + (bytes[0]! % 24), 3 + (bytes[1]! % 6)];
  const swellsFrom = (bytes[14]! * 256 + bytes[15]!) / 65_536;
  return Array.from({ length: LINES }, (_, line) => {
    const [high, low, share, swells] = bytes.slice(2 + line * 4, 6 + line * 4) as [number, number, number, number];
    const from = (high * 256 + low) / 65_536;
    const part = 0.08 + (share / 255) * 0.2;
    // Lines whose waves differ by the same number meet at regular distances.
    const waves = count + (line - 1) * apart;
    const swell = 2 + (swells % 7);
    const swellFrom = swellsFrom + Math.floor(swells / 7) / 37;
    return (at) =>
      (1 - part) * Math.sin(2 * Math.PI * (waves * at + from)) +
      part * Math.sin(2 * Math.PI * (swell * at + swellFrom));
  });
}

const eased = (part: number) => (part >= 1 ? 1 : part * part * (3 - 2 * part));

/** Where the band and its mirror image stand free of all boxes, from the top around. */
function freeRuns(spine: readonly Place[], reachMm: number, around: readonly Box[]): Run[] {
  const stands = spine.map((place) => around.every((box) => !reaches(place, reachMm, box)));
  const free = stands.map((one, n) => one && stands[(SAMPLES - n) % SAMPLES]!);
  const first = free.indexOf(false);
  if (first < 0) return [{ from: 0, to: SAMPLES, closed: true }];
  const runs: Run[] = [];
  let from = -1;
  for (let n = first; n <= first + SAMPLES; n++) {
    if (free[n % SAMPLES]) {
      if (from < 0) from = n;
    } else if (from >= 0) {
      runs.push({ from, to: n - 1, closed: false });
      from = -1;
    }
  }
  return runs;
}

function reaches({ x, y, nx, ny }: Place, reachMm: number, { left, right, top, bottom }: Box): boolean {
  return [-reachMm, 0, reachMm].some((out) => {
    const [px, py] = [x + nx * out, y + ny * out];
    return px > left && px < right && py > top && py < bottom;
  });
}

type Point = { x: number; y: number };

/** A line of constant width along points, as a filled shape; a closed line ends where it began, and is a ring. */
function ribbon(points: readonly Point[], closed: boolean): PathCommand[] {
  const last = points.length - 1;
  const sides: [Point[], Point[]] = [[], []];
  points.forEach(({ x, y }, i) => {
    const before = points[i > 0 ? i - 1 : closed ? last - 1 : 0]!;
    const after = points[i < last ? i + 1 : closed ? 1 : last]!;
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const half = LINE_MM / 2 / Math.hypot(dx, dy);
    sides[0].push({ x: x + dy * half, y: y - dx * half });
    sides[1].push({ x: x - dy * half, y: y + dx * half });
  });
  const [outer, inner] = [sides[0], sides[1].reverse()];
  return closed ? [...contour(outer.slice(1)), ...contour(inner.slice(1))] : contour([...outer, ...inner]);
}

const contour = (points: readonly Point[]): PathCommand[] => [
  ...points.map(({ x, y }, n): PathCommand => ({ op: n === 0 ? "M" : "L", x, y })),
  { op: "Z" },
];
