import { grain, otsu, smoothed } from "./grain";
import { emptyInk, type InkMap, MOST_PIXELS, type Pixels } from "./raster";

/** Which ink is looked for: the red of a seal, or whatever is darker than the paper. */
export type InkKind = "red" | "dark";

/** The paper is looked at in squares of this part of the longer side; a seal is red over a larger part of it. */
const SQUARES = { dark: 24, red: 8 } as const;
/** Paper is what the brightest part of a square is: this share of its pixels is brighter. */
const PAPER_PERCENTILE = 0.85;
/** Below this part of its brightest neighbour a square is ink all over; above, it lies deeper in a shadow. */
const FULL_OF_INK = 0.65;

/**
 * Tells ink from paper in a photograph or scan. Shadows and yellow light are taken out first, by the brightest pixels of
 * each part of the picture; where the line is drawn is found from the picture itself (N. Otsu, 1979). What lies
 * transparent is paper. `bias` moves that line by hand: 1 takes twice as faint ink in, -1 leaves out what is half as dark.
 * @throws RangeError for a picture without pixels, or with more than MOST_PIXELS
 */
export function findInk(pixels: Pixels, kind: InkKind, bias = 0): InkMap {
  const { width, height } = pixels;
  if (width < 1 || height < 1 || width * height > MOST_PIXELS || pixels.data.length < width * height * 4) {
    throw new RangeError("the picture has no pixels, or too many");
  }
  const raw = strengths(pixels, kind);
  const strength = grain(raw).deviation > FINE_GRAIN ? smoothed(raw, width, height) : raw;
  const paper = grain(strength);
  const limit = Math.max(
    Math.max(otsu(strength), LEAST_CONTRAST) * 2 ** -bias,
    paper.middle + paper.deviation * GRAIN_DEVIATIONS,
  );
  const map = emptyInk(width, height);
  // A soft edge of a few grey levels keeps where the border of a stroke runs between two pixels.
  const soft = Math.max(0.08, limit * 0.5);
  for (let i = 0; i < strength.length; i++) {
    map.ink[i] = Math.min(1, Math.max(0, 0.5 + (strength[i]! - limit) / soft));
  }
  return map;
}

/** What differs less from its paper is paper: the grain of it, or the print of the other side. */
const LEAST_CONTRAST = 0.15;
/** Grain above this deviation is evened out first. */
const FINE_GRAIN = 0.02;
/** How many standard deviations the grain of a picture taken in the dark reaches. */
const GRAIN_DEVIATIONS = 4;

function strengths({ width, height, data }: Pixels, kind: InkKind): Float32Array {
  const channel = (of: number) => {
    const values = new Float32Array(width * height);
    for (let i = 0; i < values.length; i++) {
      const alpha = data[i * 4 + 3]! / 255;
      values[i] = (data[i * 4 + of]! * alpha) / 255 + (1 - alpha);
    }
    return values;
  };
  const [red, green, blue] = [channel(0), channel(1), channel(2)];
  if (kind === "red") {
    // Each colour by that of the paper: what is left in a shadow, or under a warm lamp, is red by itself.
    const [r, g, b] = [red, green, blue].map((values) => byPaper(values, width, height, kind)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    return r.map((value, i) => value - Math.max(g[i]!, b[i]!) * 0.55 - Math.min(g[i]!, b[i]!) * 0.45);
  }
  const light = red.map((value, i) => 0.299 * value + 0.587 * green[i]! + 0.114 * blue[i]!);
  return byPaper(light, width, height, kind).map((value) => 1 - value);
}

/** Values by those of the paper that they stand on: 1 is paper. */
function byPaper(values: Float32Array, width: number, height: number, kind: InkKind): Float32Array {
  const paper = paperLight(values, width, height, SQUARES[kind]);
  return values.map((value, i) => Math.min(1.2, value / Math.max(0.05, paper[i]!)));
}

/** How bright the paper is at each pixel: the bright end of each square, with straight transitions between squares. */
function paperLight(light: Float32Array, width: number, height: number, squares: number): Float32Array {
  const size = Math.max(8, Math.ceil(Math.max(width, height) / squares));
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
  const own = grid[at]!;
  return own < best * FULL_OF_INK ? best : own;
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
