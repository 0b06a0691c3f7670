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
 * how they lean come from the value (32 hexadecimal digits), so that each seal has its own.
 */
export function finePattern(value: string, ellipse: Ellipse, fromMm: number, toMm: number): PathCommand[] {
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
    commands.push(...ribbon(ellipse, inset));
  }
  return commands;
}

/** A closed line of constant width whose distance from the ellipse changes, as a filled ring of straight pieces. */
function ribbon({ a, b }: Ellipse, inset: (i: number) => number): PathCommand[] {
  const side = (shift: number, turn: 1 | -1) => {
    const contour: PathCommand[] = [];
    for (let n = 0; n < POINTS * 4; n++) {
      const i = (turn === 1 ? n : POINTS * 4 - n) / 4;
      const t = (i / POINTS) * 2 * Math.PI;
      const [sin, cos] = [Math.sin(t), Math.cos(t)];
      const size = Math.hypot(b * sin, a * cos);
      const d = inset(i) + shift;
      contour.push({ op: n === 0 ? "M" : "L", x: a * sin - (d * b * sin) / size, y: -b * cos + (d * a * cos) / size });
    }
    contour.push({ op: "Z" });
    return contour;
  };
  return [...side(-LINE_MM / 2, 1), ...side(LINE_MM / 2, -1)];
}

/** A ring between an ellipse and one inside it. */
export function ringPath(ellipse: Ellipse, widthMm: number): PathCommand[] {
  const inner = { a: ellipse.a - widthMm, b: ellipse.b - widthMm };
  return [...ellipsePath(ellipse, 1), ...ellipsePath(inner, -1)];
}
