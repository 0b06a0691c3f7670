import { INK, type InkMap } from "./raster";

/** The picture is looked at in so many upright parts: a line that leans a little is still level in each. */
const PARTS = 8;
/** A line is there where this share of a part's columns has it. */
const LEAST_COVER = 0.7;
/** A printed line goes on over so many parts; a stroke of writing does not. */
const LEAST_PARTS = 5;

/**
 * Takes printed lines, such as those of lined paper or under "sign here", from below what is written. Where writing
 * crosses a line the ink is higher than the line is thick, and stays. Input: a level map (see `skewOf`).
 */
export function withoutRuledLines(map: InkMap): InkMap {
  const { width, height } = map;
  const part = Math.floor(width / PARTS);
  const thickest = Math.max(3, Math.round(Math.max(width, height) / 160));
  if (part < 8) return map;
  const thin = thinInk(map, thickest);
  const levels = Array.from({ length: PARTS }, (_, n) => linesIn(thin, map, n * part, part, thickest));
  const ink = Float32Array.from(map.ink);
  for (let n = 0; n < PARTS; n++) {
    for (const y of levels[n]!) {
      if (goesOn(levels, n, y, thickest) >= LEAST_PARTS) {
        wipe(ink, thin, map, n * part, n === PARTS - 1 ? width : (n + 1) * part, y, thickest);
      }
    }
  }
  return { width, height, ink };
}

/** 1 where ink is no higher than a printed line. */
function thinInk({ width, height, ink }: InkMap, thickest: number): Uint8Array {
  const thin = new Uint8Array(ink.length);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; ) {
      if (ink[y * width + x]! < INK) {
        y++;
        continue;
      }
      const from = y;
      while (y < height && ink[y * width + x]! >= INK) y++;
      if (y - from <= thickest) for (let at = from; at < y; at++) thin[at * width + x] = 1;
    }
  }
  return thin;
}

/** The middles of the lines in one part, from the top. */
function linesIn(thin: Uint8Array, { width, height }: InkMap, left: number, part: number, thickest: number): number[] {
  const cover = (y: number) => {
    let columns = 0;
    for (let x = left; x < left + part; x++) {
      for (let row = Math.max(0, y - thickest); row <= Math.min(height - 1, y + thickest); row++) {
        if (thin[row * width + x] === 0) continue;
        columns++;
        break;
      }
    }
    return columns / part;
  };
  const found: number[] = [];
  for (let y = 0; y < height; y++) {
    if (cover(y) < LEAST_COVER) continue;
    const from = y;
    while (y < height && cover(y) >= LEAST_COVER) y++;
    found.push(Math.round((from + y - 1) / 2));
  }
  return found;
}

/** In how many parts side by side the line is found, each about as high as its neighbour. */
function goesOn(levels: readonly number[][], at: number, y: number, thickest: number): number {
  const follow = (step: 1 | -1) => {
    let [count, last] = [0, y];
    for (let n = at + step; n >= 0 && n < levels.length; n += step) {
      const next = levels[n]!.find((level) => Math.abs(level - last) <= thickest * 2);
      if (next === undefined) break;
      [count, last] = [count + 1, next];
    }
    return count;
  };
  return 1 + follow(-1) + follow(1);
}

function wipe(
  ink: Float32Array,
  thin: Uint8Array,
  { width, height }: InkMap,
  left: number,
  right: number,
  y: number,
  thickest: number,
): void {
  for (let row = Math.max(0, y - thickest); row <= Math.min(height - 1, y + thickest); row++) {
    for (let x = left; x < right; x++) if (thin[row * width + x] === 1) ink[row * width + x] = 0;
  }
}
