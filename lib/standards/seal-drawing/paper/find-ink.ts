import { emptyInk, type InkMap, MOST_PIXELS, type Pixels } from "./raster";

/** Which ink is looked for: the red of a seal, or whatever is darker than the paper. */
export type InkKind = "red" | "dark";

/** The paper is looked at in squares of this part of the longer side. */
const SQUARES = 24;
/** Paper is what the brightest part of a square is: this share of its pixels is brighter. */
const PAPER_PERCENTILE = 0.85;

/**
 * Tells ink from paper in a photograph or scan. Shadows and yellow light are taken out first, by the brightest pixels of
 * each part of the picture; where the line is drawn is found from the picture itself (N. Otsu, 1979). What lies
 * transparent is paper.
 * @throws RangeError for a picture without pixels, or with more than MOST_PIXELS
 */
export function findInk(pixels: Pixels, kind: InkKind): InkMap {
  const { width, height } = pixels;
  if (width < 1 || height < 1 || width * height > MOST_PIXELS || pixels.data.length < width * height * 4) {
    throw new RangeError("the picture has no pixels, or too many");
  }
  const strength = strengths(pixels, kind);
  const limit = Math.max(otsu(strength), LEAST_CONTRAST);
  const map = emptyInk(width, height);
  // A soft edge of a few grey levels keeps where the border of a stroke runs between two pixels.
  const soft = Math.max(0.08, limit * 0.5);
  for (let i = 0; i < strength.length; i++) {
    map.ink[i] = Math.min(1, Math.max(0, 0.5 + (strength[i]! - limit) / soft));
  }
  return map;
}

/** What differs less from its paper is paper: the grain of it, or the print of the other side. */
const LEAST_CONTRAST = 0.12;

function strengths({ width, height, data }: Pixels, kind: InkKind): Float32Array {
  const light = new Float32Array(width * height);
  const red = new Float32Array(kind === "red" ? width * height : 0);
  for (let i = 0; i < light.length; i++) {
    const alpha = data[i * 4 + 3]! / 255;
    const on = (channel: number) => (data[i * 4 + channel]! * alpha) / 255 + (1 - alpha);
    const [r, g, b] = [on(0), on(1), on(2)];
    light[i] = 0.299 * r + 0.587 * g + 0.114 * b;
    if (kind === "red") red[i] = Math.max(0, r - Math.max(g, b) * 0.55 - Math.min(g, b) * 0.45);
  }
  if (kind === "red") return red;
  const paper = paperLight(light, width, height);
  return light.map((value, i) => Math.max(0, 1 - value / Math.max(0.05, paper[i]!)));
}

/** How bright the paper is at each pixel: the bright end of each square, with straight transitions between squares. */
function paperLight(light: Float32Array, width: number, height: number): Float32Array {
  const size = Math.max(8, Math.ceil(Math.max(width, height) / SQUARES));
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const grid = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      grid[row * columns + column] = brightEnd(light, width, height, column * size, row * size, size);
    }
  }
  // A square that is full of ink knows nothing of its paper; a neighbour does.
  const paper = grid.map((_, at) => neighbours(grid, columns, rows, at));
  const out = new Float32Array(light.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      out[y * width + x] = between(paper, columns, rows, (x + 0.5) / size, (y + 0.5) / size);
  }
  return out;
}

function brightEnd(
  light: Float32Array,
  width: number,
  height: number,
  left: number,
  top: number,
  size: number,
): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = top; y < Math.min(height, top + size); y++) {
    for (let x = left; x < Math.min(width, left + size); x++) {
      counts[Math.min(255, Math.round(light[y * width + x]! * 255))]!++;
      total++;
    }
  }
  let seen = 0;
  for (let level = 0; level < 256; level++) {
    seen += counts[level]!;
    if (seen >= total * PAPER_PERCENTILE) return level / 255;
  }
  return 1;
}

function neighbours(grid: Float32Array, columns: number, rows: number, at: number): number {
  const [column, row] = [at % columns, Math.floor(at / columns)];
  let best = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      best = Math.max(best, grid[y * columns + x]!);
    }
  }
  return best;
}

function between(grid: Float32Array, columns: number, rows: number, x: number, y: number): number {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const [gx, gy] = [clamp(x - 0.5, columns - 1), clamp(y - 0.5, rows - 1)];
  const [x0, y0] = [Math.floor(gx), Math.floor(gy)];
  const [x1, y1] = [Math.min(columns - 1, x0 + 1), Math.min(rows - 1, y0 + 1)];
  const [fx, fy] = [gx - x0, gy - y0];
  const top = grid[y0 * columns + x0]! * (1 - fx) + grid[y0 * columns + x1]! * fx;
  const bottom = grid[y1 * columns + x0]! * (1 - fx) + grid[y1 * columns + x1]! * fx;
  return top * (1 - fy) + bottom * fy;
}

/** The value that parts a row of values best into two groups. */
function otsu(values: Float32Array): number {
  const counts = new Float64Array(256);
  for (const value of values) counts[Math.min(255, Math.round(value * 255))]!++;
  const all = values.length;
  let sumAll = 0;
  for (let level = 0; level < 256; level++) sumAll += level * counts[level]!;
  let [below, sumBelow, best, limit] = [0, 0, -1, 0];
  for (let level = 0; level < 255; level++) {
    below += counts[level]!;
    sumBelow += level * counts[level]!;
    const above = all - below;
    if (below === 0 || above === 0) continue;
    const distance = sumBelow / below - (sumAll - sumBelow) / above;
    const between = below * above * distance * distance;
    if (between > best) [best, limit] = [between, level];
  }
  return (limit + 0.5) / 255;
}
