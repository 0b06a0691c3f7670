import { fitCubics, type Point } from "../fit-cubic";
import type { Outline } from "../outline";
import { formatNumber, formatPath, type PathCommand } from "../path";
import { INK, type InkMap } from "./raster";

export type TraceOptions = {
  /** How large a pixel is on paper; two lengths where a picture taken at a slant is stretched to its true shape. */
  mmPerPixel: number | { x: number; y: number };
  /** `#rrggbb` */
  color: string;
  /** How far a curve may run beside the edge of the ink, in pixels. */
  tolerance?: number;
};

/** A turn of the edge that is sharper than this, in degrees, stays a corner. */
const CORNER = 55;
/** Over how many points of the edge a turn is measured. */
const REACH = 4;

/**
 * Draws the edge of ink as curves: where it runs between two pixels is found from how grey they are (marching squares),
 * corners stay, and the rest becomes as few cubics as keep to it. Empty `paths` where there is no ink.
 */
export function traceInk(map: InkMap, { mmPerPixel, color, tolerance = 0.45 }: TraceOptions): Outline {
  const commands = edges(map).flatMap((edge) => curve(edge, tolerance));
  const by = typeof mmPerPixel === "number" ? { x: mmPerPixel, y: mmPerPixel } : mmPerPixel;
  const scaled = commands.map((command) => scale(command, by));
  const size = (pixels: number, mm: number) => Number(formatNumber(pixels * mm));
  const d = formatPath(scaled);
  const paths = d ? [{ d, fill: "evenodd" as const, color: color.toLowerCase() }] : [];
  return { version: 1, widthMm: size(map.width, by.x), heightMm: size(map.height, by.y), paths };
}

/** The closed edges of the ink. Points lie in pixels, the middle of the first pixel at (0.5, 0.5). */
export function edges({ width, height, ink }: InkMap): Point[][] {
  const value = (x: number, y: number) => (x < 0 || y < 0 || x >= width || y >= height ? 0 : ink[y * width + x]!);
  // A crossing is named by the cell side that it lies on: an even number for an upper side, an odd one for a left side.
  const stride = width + 2;
  const name = (x: number, y: number, side: 0 | 1) => ((y + 1) * stride + (x + 1)) * 2 + side;
  const next = new Map<number, number>();
  for (let y = -1; y < height; y++) {
    for (let x = -1; x < width; x++) {
      const [a, b, c, d] = [value(x, y), value(x + 1, y), value(x + 1, y + 1), value(x, y + 1)];
      const kind = (a >= INK ? 1 : 0) | (b >= INK ? 2 : 0) | (c >= INK ? 4 : 0) | (d >= INK ? 8 : 0);
      if (kind === 0 || kind === 15) continue;
      const sides = [name(x, y, 0), name(x + 1, y, 1), name(x, y + 1, 0), name(x, y, 1)] as const;
      for (const [from, to] of links(kind, a + b + c + d >= 2)) next.set(sides[from]!, sides[to]!);
    }
  }
  const point = (side: number): Point => {
    const cell = side >> 1;
    const [x, y] = [(cell % stride) - 1, Math.floor(cell / stride) - 1];
    const upper = (side & 1) === 0;
    const [one, other] = [value(x, y), upper ? value(x + 1, y) : value(x, y + 1)];
    const part = (INK - one) / (other - one);
    return upper ? { x: x + 0.5 + part, y: y + 0.5 } : { x: x + 0.5, y: y + 0.5 + part };
  };
  const found: Point[][] = [];
  for (const start of next.keys()) {
    const edge: Point[] = [];
    for (let side: number | undefined = start; side !== undefined; ) {
      edge.push(point(side));
      const following: number | undefined = next.get(side);
      next.delete(side);
      side = following === start ? undefined : following;
    }
    if (edge.length > 2) found.push(edge);
  }
  return found;
}

/** From side to side (upper, right, lower, left) with the ink on the right hand; two links where corners touch. */
function links(kind: number, joined: boolean): readonly (readonly [0 | 1 | 2 | 3, 0 | 1 | 2 | 3])[] {
  switch (kind) {
    case 1:
      return [[0, 3]];
    case 2:
      return [[1, 0]];
    case 3:
      return [[1, 3]];
    case 4:
      return [[2, 1]];
    case 5:
      return joined
        ? [
            [0, 1],
            [2, 3],
          ]
        : [
            [0, 3],
            [2, 1],
          ];
    case 6:
      return [[2, 0]];
    case 7:
      return [[2, 3]];
    case 8:
      return [[3, 2]];
    case 9:
      return [[0, 2]];
    case 10:
      return joined
        ? [
            [1, 2],
            [3, 0],
          ]
        : [
            [1, 0],
            [3, 2],
          ];
    case 11:
      return [[1, 2]];
    case 12:
      return [[3, 1]];
    case 13:
      return [[0, 1]];
    default:
      return [[3, 0]];
  }
}

function curve(edge: readonly Point[], tolerance: number): PathCommand[] {
  const corners = cornersOf(edge);
  const count = edge.length;
  const from = corners[0] ?? 0;
  const stops = corners.length > 0 ? [...corners.map((at) => at - from), count] : [0, count];
  const start = edge[from]!;
  const commands: PathCommand[] = [{ op: "M", x: start.x, y: start.y }];
  for (let i = 0; i + 1 < stops.length; i++) {
    const part = Array.from({ length: stops[i + 1]! - stops[i]! + 1 }, (_, n) => edge[(from + stops[i]! + n) % count]!);
    commands.push(...fitCubics(part, tolerance));
  }
  commands.push({ op: "Z" });
  return commands;
}

/** The points at which the edge turns sharply: the sharpest of each neighbourhood. */
function cornersOf(edge: readonly Point[]): number[] {
  const count = edge.length;
  if (count < REACH * 4) return [];
  const turns = edge.map((point, i) => {
    const [before, after] = [edge[(i - REACH + count) % count]!, edge[(i + REACH) % count]!];
    const inward = Math.atan2(point.y - before.y, point.x - before.x);
    const outward = Math.atan2(after.y - point.y, after.x - point.x);
    const turn = Math.abs(outward - inward);
    return Math.min(turn, 2 * Math.PI - turn);
  });
  const least = (CORNER * Math.PI) / 180;
  return turns.flatMap((turn, i) => {
    if (turn < least) return [];
    for (let n = 1; n <= REACH; n++) {
      if (turns[(i - n + count) % count]! > turn || turns[(i + n) % count]! >= turn) return [];
    }
    return [i];
  });
}

function scale(command: PathCommand, by: { x: number; y: number }): PathCommand {
  if (command.op === "Z") return command;
  const end = { x: command.x * by.x, y: command.y * by.y };
  switch (command.op) {
    case "C": {
      const { x1, y1, x2, y2 } = command;
      return { op: "C", x1: x1 * by.x, y1: y1 * by.y, x2: x2 * by.x, y2: y2 * by.y, ...end };
    }
    case "Q":
      return { op: "Q", x1: command.x1 * by.x, y1: command.y1 * by.y, ...end };
    default:
      return { op: command.op, ...end };
  }
}
