import type { Outline } from "./outline";
import { elevate, parsePath } from "./path";

/** Eight bits each of red, green, blue and opacity (not premultiplied), row by row from the top left. */
export type Pixels = { width: number; height: number; rgba: Uint8Array };

/** More pixels than this are not made: 58 mm at 1600 dpi has 13 million. */
export const MOST_PIXELS = 16_000_000;

/** How far a chord may lie off its curve unless somebody says otherwise, in pixels. */
const FLATNESS = 0.01;
const MOST_CHORDS = 256;

type Edge = { top: number; bottom: number; x: number; slope: number; turn: 1 | -1 };

/**
 * Draws an outline as pixels. Each pixel is covered by the exact area that a shape takes of it (curves as chords at
 * most 1/100 pixel off them, or `flatness`); where several edges of one shape cross in a pixel, by the sum of their areas.
 * @param perMm pixels to the millimetre
 * @param background `#rrggbb`, or null to leave the paper see-through
 * @throws RangeError for more than `MOST_PIXELS`, or a resolution that is not a positive number
 */
export function rasterize(
  outline: Outline,
  perMm: number,
  background: string | null,
  flatness: number = FLATNESS,
): Pixels {
  if (!(perMm > 0 && Number.isFinite(perMm))) throw new RangeError("a resolution is a positive number");
  const [width, height] = [wholePixels(outline.widthMm * perMm), wholePixels(outline.heightMm * perMm)];
  if (width * height > MOST_PIXELS) throw new RangeError(`more than ${MOST_PIXELS} pixels`);
  const shapes = outline.paths.map((path) => ({
    edges: new ActiveEdges(edgesOf(path.d, perMm, flatness)),
    fill: path.fill,
    color: channels(path.color),
  }));
  const paper = background === null ? null : channels(background);

  const rgba = new Uint8Array(width * height * 4);
  const areas = new Float64Array(width + 2);
  // Premultiplied while shapes are laid on each other.
  const row = new Float64Array(width * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) row.set(paper ? [...paper, 1] : [0, 0, 0, 0], x * 4);
    for (const { edges, fill, color } of shapes) {
      if (!edges.coverRow(y, areas)) continue;
      let area = 0;
      for (let x = 0; x < width; x += 1) {
        area += areas[x]!;
        const opacity = coverage(area, fill);
        if (opacity <= 0) continue;
        const at = x * 4;
        for (let i = 0; i < 3; i += 1) row[at + i] = color[i]! * opacity + row[at + i]! * (1 - opacity);
        row[at + 3] = opacity + row[at + 3]! * (1 - opacity);
      }
      areas.fill(0);
    }
    writeRow(row, rgba, y * width * 4);
  }
  return { width, height, rgba };
}

/** A size that is whole but for rounding is not given one more pixel. */
function wholePixels(size: number): number {
  return Math.max(1, Math.ceil(size - 1e-3));
}

/** What of a pixel is filled, from how often and how far the shape winds around it. */
function coverage(area: number, fill: "nonzero" | "evenodd"): number {
  const size = Math.abs(area);
  // Sums of areas come back to nought but for their last bits.
  if (size < 1e-9) return 0;
  return fill === "nonzero" ? Math.min(1, size) : 1 - Math.abs(1 - (size % 2));
}

function writeRow(row: Float64Array, rgba: Uint8Array, from: number): void {
  for (let at = 0; at < row.length; at += 4) {
    const opacity = row[at + 3]!;
    if (opacity === 0) continue;
    for (let i = 0; i < 3; i += 1) rgba[from + at + i] = Math.round((row[at + i]! / opacity) * 255);
    rgba[from + at + 3] = Math.round(opacity * 255);
  }
}

const channels = (color: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255) as [number, number, number];

/** The edges of one shape, of which those that cross the present row are at hand. */
class ActiveEdges {
  #next = 0;
  #active: Edge[] = [];

  /** @param edges by their tops */
  constructor(readonly edges: readonly Edge[]) {}

  /** Adds the area right of each edge to the row's pixels, as differences to the pixel before. Rows come in order. */
  coverRow(y: number, areas: Float64Array): boolean {
    while (this.#next < this.edges.length && this.edges[this.#next]!.top < y + 1) {
      this.#active.push(this.edges[this.#next++]!);
    }
    this.#active = this.#active.filter((edge) => edge.bottom > y);
    for (const edge of this.#active) {
      const [top, bottom] = [Math.max(edge.top, y), Math.min(edge.bottom, y + 1)];
      const [from, to] = [edge.x + (top - edge.top) * edge.slope, edge.x + (bottom - edge.top) * edge.slope];
      cover(areas, Math.min(from, to), Math.max(from, to), (bottom - top) * edge.turn);
    }
    return this.#active.length > 0;
  }
}

/** A piece of an edge from `left` to `right` in one row, as tall as told: shares its height out among the pixels. */
function cover(areas: Float64Array, left: number, right: number, height: number): void {
  const last = areas.length - 2;
  const add = (x: number, middle: number, part: number) => {
    if (x >= last) return;
    // What is left of the sheet fills the first pixel whole.
    const inside = x < 0 ? 0 : middle - x;
    const at = Math.max(0, x);
    areas[at] = areas[at]! + part * (1 - inside);
    areas[at + 1] = areas[at + 1]! + part * inside;
  };
  const first = Math.floor(left);
  if (right <= first + 1) {
    add(first, (left + right) / 2, height);
    return;
  }
  const perPixel = height / (right - left);
  for (let x = first; x < right; x += 1) {
    const [from, to] = [Math.max(left, x), Math.min(right, x + 1)];
    add(x, (from + to) / 2, (to - from) * perPixel);
  }
}

function edgesOf(d: string, scale: number, flatness: number): Edge[] {
  const edges: Edge[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const line = (toX: number, toY: number) => {
    if (toY > y) edges.push({ top: y, bottom: toY, x, slope: (toX - x) / (toY - y), turn: 1 });
    else if (toY < y) edges.push({ top: toY, bottom: y, x: toX, slope: (toX - x) / (toY - y), turn: -1 });
    [x, y] = [toX, toY];
  };
  for (const command of parsePath(d)) {
    // A contour that is left open is filled as if it were closed.
    if (command.op === "M" || command.op === "Z") line(startX, startY);
    if (command.op === "Z") continue;
    const [toX, toY] = [command.x * scale, command.y * scale];
    if (command.op === "M") [startX, startY, x, y] = [toX, toY, toX, toY];
    else if (command.op === "L") line(toX, toY);
    else {
      const cubic = command.op === "Q" ? elevate(x / scale, y / scale, command) : command;
      const [x1, y1, x2, y2] = [cubic.x1 * scale, cubic.y1 * scale, cubic.x2 * scale, cubic.y2 * scale];
      const [x0, y0] = [x, y];
      // The second differences bound how far a chord of one of n equal parts lies off: their size · 6 / (8 n²).
      const bend = Math.max(
        Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2),
        Math.hypot(x1 - 2 * x2 + toX, y1 - 2 * y2 + toY),
      );
      const parts = Math.min(MOST_CHORDS, Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / flatness))));
      for (let i = 1; i < parts; i += 1) {
        const [t, u] = [i / parts, 1 - i / parts];
        const [p0, p1, p2, p3] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
        line(p0 * x0 + p1 * x1 + p2 * x2 + p3 * toX, p0 * y0 + p1 * y1 + p2 * y2 + p3 * toY);
      }
      line(toX, toY);
    }
  }
  line(startX, startY);
  // What stands above the sheet is not seen; rows begin at its top.
  return edges.filter((edge) => edge.bottom > 0).sort((a, b) => a.top - b.top);
}
