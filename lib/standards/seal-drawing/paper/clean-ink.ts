import { groupsOf } from "./groups";
import { emptyInk, INK, type InkMap } from "./raster";

/** The box of the ink in pixels, right and bottom not included; null where there is none. */
export function inkExtent({ width, height, ink }: InkMap) {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x]! < INK) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return box.right > box.left ? box : null;
}

/** Cut to its ink, with a margin of paper in pixels. A map without ink comes back unchanged. */
export function cropInk(map: InkMap, margin: number): InkMap {
  const box = inkExtent(map);
  if (!box) return map;
  const out = emptyInk(box.right - box.left + 2 * margin, box.bottom - box.top + 2 * margin);
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      const [fromX, fromY] = [box.left - margin + x, box.top - margin + y];
      const inside = fromX >= 0 && fromY >= 0 && fromX < map.width && fromY < map.height;
      out.ink[y * out.width + x] = inside ? map.ink[fromY * map.width + fromX]! : 0;
    }
  }
  return out;
}

/**
 * Takes away specks of dust and fills pinholes: connected pixels (each with its eight neighbours) of fewer than `least`.
 */
export function withoutSpecks(map: InkMap, least: number): InkMap {
  const out = { ...map, ink: Float32Array.from(map.ink) };
  sweep(out, least, (value) => value >= INK, 0);
  sweep(out, least, (value) => value < INK, 1);
  return out;
}

function sweep(
  { width, height, ink }: InkMap,
  least: number,
  belongs: (value: number) => boolean,
  becomes: 0 | 1,
): void {
  for (const group of groupsOf(width, height, (at) => belongs(ink[at]!))) {
    if (group.length < least) for (const at of group) ink[at] = becomes;
  }
}

/** Turned about its middle by an angle in degrees, clockwise as seen; the map grows so that nothing is cut off. */
export function turnInk(map: InkMap, degrees: number): InkMap {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const width = Math.ceil(Math.abs(map.width * cos) + Math.abs(map.height * sin));
  const height = Math.ceil(Math.abs(map.width * sin) + Math.abs(map.height * cos));
  const out = emptyInk(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      out.ink[y * width + x] = sample(map, dx * cos + dy * sin + map.width / 2, -dx * sin + dy * cos + map.height / 2);
    }
  }
  return out;
}

function sample({ width, height, ink }: InkMap, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [fx, fy] = [x - 0.5 - left, y - 0.5 - top];
  const at = (px: number, py: number) => (px < 0 || py < 0 || px >= width || py >= height ? 0 : ink[py * width + px]!);
  const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
  const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

const MOST_SKEW = 20;

/**
 * How far a line of writing, or a square seal, is turned, in degrees clockwise: the angle at which its rows are most
 * unequal, between -20 and 20. Turn it back by this. 0 for a map without ink.
 */
export function skewOf(map: InkMap): number {
  const points: [number, number][] = [];
  const step = Math.max(1, Math.floor(Math.sqrt((map.width * map.height) / 160_000)));
  for (let y = 0; y < map.height; y += step) {
    for (let x = 0; x < map.width; x += step) if (map.ink[y * map.width + x]! >= INK) points.push([x / step, y / step]);
  }
  if (points.length < 20) return 0;
  const sharpness = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const rows = new Map<number, number>();
    for (const [x, y] of points) {
      const row = Math.round(y * cos - x * sin);
      rows.set(row, (rows.get(row) ?? 0) + 1);
    }
    let sum = 0;
    for (const count of rows.values()) sum += count * count;
    return sum;
  };
  const best = (from: number, to: number, by: number) => {
    let [angle, most] = [0, sharpness(0) * 1.002];
    for (let degrees = from; degrees <= to + 1e-9; degrees += by) {
      const value = sharpness(degrees);
      if (value > most) [angle, most] = [degrees, value];
    }
    return angle;
  };
  const coarse = best(-MOST_SKEW, MOST_SKEW, 1);
  return Math.round(best(coarse - 1, coarse + 1, 0.1) * 10) / 10;
}
