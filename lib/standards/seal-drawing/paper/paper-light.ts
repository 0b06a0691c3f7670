import { highest, lowest } from "./sliding";

/** Nothing that is written is wider than this part of the picture's longer side; a shadow or a table is. */
const STROKES = 10;
/** A seal is red over a larger part: the paper is looked at in squares of this part of the longer side. */
const SQUARES = 8;
/** Paper is what the brightest part of a square is: this share of its pixels is brighter. */
const PAPER_PERCENTILE = 0.85;
/** Below this part of its brightest neighbour a square is ink all over; above, it lies deeper in a shadow. */
const FULL_OF_INK = 0.65;

/**
 * How bright the paper is at each pixel, beneath strokes: every dark part that is narrower than a stroke can be is filled
 * from both sides (a morphological closing; J. Serra, 1982), so that a shadow keeps its edge and a table its darkness.
 */
export function paperBetween(light: Float32Array, width: number, height: number): Float32Array {
  const reach = Math.max(4, Math.round(Math.max(width, height) / STROKES / 2));
  // Beyond its edge the picture goes on as it is there, as far as is looked: what is cut off by it is no stroke.
  const beyond = 2 * reach;
  const [wide, high] = [width + 2 * beyond, height + 2 * beyond];
  const within = (at: number, most: number) => Math.min(most - 1, Math.max(0, at - beyond));
  const around = new Float32Array(wide * high);
  for (let y = 0; y < high; y++) {
    const row = within(y, height) * width;
    for (let x = 0; x < wide; x++) around[y * wide + x] = light[row + within(x, width)]!;
  }
  const closed = lowest(highest(around, wide, high, reach), wide, high, reach);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + beyond) * wide + beyond;
    out.set(closed.subarray(from, from + width), y * width);
  }
  return out;
}

/**
 * How bright the paper is at each pixel, around shapes of any width: the bright end of each square of the picture, with
 * straight transitions between squares. The edge of a shadow is not followed.
 */
export function paperAround(light: Float32Array, width: number, height: number): Float32Array {
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
