import { type Affine, chain, type PathCommand, transformPath } from "../path";
import type { Cell } from "./cells";
import { ellipsePath, turnOf } from "./curves";
import { type Ellipse, Rail } from "./ring";

/** Letters of the ring: half as tall as the border that they are cut out of, and never finer than a laser prints. */
const MICRO_PART = 0.52;
const MICRO_GAP = 0.28;

/** Small letters all around, to be cut out of a border that is drawn clockwise: each runs the other way round. */
export function microText(cells: readonly Cell[], ellipse: Ellipse, borderMm: number): PathCommand[] {
  const heightMm = borderMm * MICRO_PART;
  // Capitals are about seven tenths of their square; their middle stands in the middle of the border.
  const rail = new Rail(ellipse, borderMm / 2 + heightMm * 0.36);
  const line = [...cells.filter((cell) => cell.ink), null];
  const length = line.reduce((sum, cell) => sum + ((cell?.advance ?? 0.6) + MICRO_GAP) * heightMm, 0);
  const times = Math.max(1, Math.floor(rail.lengthMm / length));
  const stretch = rail.lengthMm / (times * length);
  const commands: PathCommand[] = [];
  let at = 0;
  for (let time = 0; time < times; time++) {
    for (const cell of line) {
      const room = ((cell?.advance ?? 0.6) + MICRO_GAP) * heightMm * stretch;
      if (cell) {
        const shape: Affine = [heightMm, 0, 0, heightMm, 0, 0];
        commands.push(...against(transformPath(cell.commands, chain(shape, rail.outwards(at + room / 2)))));
      }
      at += room;
    }
  }
  return commands;
}

/** The same shape, drawn so that it is cut out of one that runs clockwise (nonzero winding). */
export function against(commands: readonly PathCommand[]): PathCommand[] {
  return turnOf(commands) > 0 ? backwards(commands) : [...commands];
}

/** Every contour run through from its end to its beginning. */
function backwards(commands: readonly PathCommand[]): PathCommand[] {
  const out: PathCommand[] = [];
  let contour: { x: number; y: number; by: PathCommand }[] = [];
  const flush = () => {
    const last = contour.at(-1);
    if (!last) return;
    out.push({ op: "M", x: last.x, y: last.y });
    for (let i = contour.length - 1; i > 0; i--) {
      const { by } = contour[i]!;
      const { x, y } = contour[i - 1]!;
      if (by.op === "C") out.push({ op: "C", x1: by.x2, y1: by.y2, x2: by.x1, y2: by.y1, x, y });
      else if (by.op === "Q") out.push({ op: "Q", x1: by.x1, y1: by.y1, x, y });
      else out.push({ op: "L", x, y });
    }
    out.push({ op: "Z" });
    contour = [];
  };
  for (const command of commands) {
    if (command.op === "Z") flush();
    else {
      if (command.op === "M") flush();
      contour.push({ x: command.x, y: command.y, by: command });
    }
  }
  flush();
  return out;
}

const LINE_MM = 0.06;
const POINTS = 180;

/**
 * A band of fine closed waves, as on banknotes, between two distances from the ellipse. The numbers of the waves and
 * how they lean come from the value (32 hexadecimal digits), so that each seal has its own. Where words stand, it stops.
 */
export function finePattern(
  value: string,
  ellipse: Ellipse,
  { fromMm, toMm, around }: { fromMm: number; toMm: number; around: readonly Box[] },
): PathCommand[] {
  const bytes = Array.from({ length: 16 }, (_, i) => Number.parseInt(value.slice(i * 2, i * 2 + 2), 16));
  const middle = (fromMm + toMm) / 2;
  const swing = (toMm - fromMm) / 2 - LINE_MM / 2;
  const commands: PathCommand[] = [];
  for (let wave = 0; wave < 3; wave++) {
    const [count, lean, second, share] = bytes.slice(wave * 4, wave * 4 + 4) as [number, number, number, number];
    const waves = 24 + (count % 24);
    const other = 2 + (second % 7);
    const part = 0.15 + (share / 255) * 0.25;
    const inset = (i: number) => {
      const angle = (i / POINTS) * 2 * Math.PI;
      const main = Math.sin(waves * angle + (lean / 255) * 2 * Math.PI);
      return middle + swing * ((1 - part) * main + part * Math.sin(other * angle));
    };
    commands.push(...ribbon(ellipse, inset, around));
  }
  return commands;
}

/** A part of a seal that is kept free, in millimetres from its middle. */
export type Box = { left: number; right: number; top: number; bottom: number };

const SAMPLES = POINTS * 4;

/**
 * A line of constant width whose distance from the ellipse changes, as filled rings of straight pieces: one where it runs
 * all around, or its parts outside what is kept free.
 */
function ribbon({ a, b }: Ellipse, inset: (i: number) => number, around: readonly Box[]): PathCommand[] {
  const at = (n: number, shift: number) => {
    const t = (n / SAMPLES) * 2 * Math.PI;
    const [sin, cos] = [Math.sin(t), Math.cos(t)];
    const size = Math.hypot(b * sin, a * cos);
    const d = inset(n / 4) + shift;
    return { x: a * sin - (d * b * sin) / size, y: -b * cos + (d * a * cos) / size };
  };
  const side = (from: number, to: number, shift: number) => {
    const step = from < to ? 1 : -1;
    return Array.from({ length: Math.abs(to - from) + 1 }, (_, n) => at(from + n * step, shift));
  };
  const [outer, inner] = [-LINE_MM / 2, LINE_MM / 2];
  const isFree = (n: number) => {
    const { x, y } = at(n, 0);
    return !around.some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
  };
  const parts = runs(isFree);
  if (parts === null) return [...contour(side(0, SAMPLES - 1, outer)), ...contour(side(SAMPLES, 1, inner))];
  return parts.flatMap(([from, to]) => contour([...side(from, to, outer), ...side(to, from, inner)]));
}

/** Where samples on a closed line are free, from its top around: first and last of each run; null where all are. */
function runs(isFree: (n: number) => boolean): [number, number][] | null {
  const found: [number, number][] = [];
  for (let n = 0; n < SAMPLES; n++) {
    if (!isFree(n)) continue;
    const last = found.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  const [first, last] = [found[0], found.at(-1)];
  if (first?.[0] === 0 && last?.[1] === SAMPLES - 1) {
    if (first === last) return null;
    // What ends at the top goes on there.
    found.shift();
    last[1] += first[1] + 1;
  }
  return found.filter(([from, to]) => to > from);
}

const contour = (points: readonly { x: number; y: number }[]): PathCommand[] => [
  ...points.map(({ x, y }, n): PathCommand => ({ op: n === 0 ? "M" : "L", x, y })),
  { op: "Z" },
];

/** A ring between an ellipse and one inside it. */
export function ringPath(ellipse: Ellipse, widthMm: number): PathCommand[] {
  const inner = { a: ellipse.a - widthMm, b: ellipse.b - widthMm };
  return [...ellipsePath(ellipse, 1), ...ellipsePath(inner, -1)];
}
