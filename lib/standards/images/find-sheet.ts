import { areaOf, type Corners, isSheet, type Point } from "./perspective";
import { fittedEdges, hullOf, quadAround } from "./sheet-shape";
import type { Pixels } from "./straighten";

/** A sheet takes at least this share of the picture; one that takes more than the other has no edges in it. */
const leastShare = 0.12;
const mostShare = 0.97;
/** How much of the four-cornered shape has to be paper: print and shadows are not. */
const leastPaper = 0.72;
/** How well four straight sides fit around what was found. */
const leastStraight = 0.93;

/**
 * Looks for a sheet of paper in a photograph: the largest bright region that four straight lines enclose well. For
 * paper that is brighter than what it lies on.
 * @param picture scaled down, to 500 pixels at its longer side or so
 * @returns the corners in its pixels, clockwise from the upper left; null where no sheet stands out
 */
export function findSheet(picture: Pixels): Corners | null {
  const light = blurred(lightness(picture), picture.width, picture.height);
  const middle = otsu(light);
  let best: { corners: Corners; score: number } | null = null;
  for (const share of [0.8, 0.9, 1, 1.1, 1.2]) {
    const found = sheetAbove(light, picture, middle * share);
    if (found && (!best || found.score > best.score)) best = found;
  }
  return best?.corners ?? null;
}

function sheetAbove(light: Uint8Array, { width, height }: Pixels, threshold: number) {
  const region = largestRegion(light, width, height, threshold);
  const whole = width * height;
  if (region.pixels.length < leastShare * leastPaper * whole) return null;
  const outline = outlineOf(region, width, height);
  const hull = hullOf(outline);
  const rough = quadAround(hull);
  if (!rough) return null;
  const corners = ordered(fittedEdges(rough, outline) ?? rough);
  const area = areaOf(corners);
  const straight = areaOf(hull) / area;
  const paper = region.pixels.length / area;
  const inside = corners.every(
    ({ x, y }) => x > -0.04 * width && x < 1.04 * width && y > -0.04 * height && y < 1.04 * height,
  );
  if (!inside || !isSheet(corners, leastShare * whole) || area > mostShare * whole) return null;
  if (straight < leastStraight || paper < leastPaper) return null;
  const within = corners.map(({ x, y }) => ({ x: clamp(x, width), y: clamp(y, height) })) as Corners;
  return { corners: within, score: Math.min(1, straight) + Math.min(1, paper) };
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** The darkest channel: white paper is bright in all of them, a wooden table is not. */
function lightness({ width, height, data }: Pixels): Uint8Array {
  const light = new Uint8Array(width * height);
  for (let at = 0; at < light.length; at++) light[at] = Math.min(data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!);
  return light;
}

/** The mean of three by three: grain makes no regions. */
function blurred(light: Uint8Array, width: number, height: number): Uint8Array {
  const soft = new Uint8Array(light.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let count = 0;
      for (let down = Math.max(0, y - 1); down <= Math.min(height - 1, y + 1); down++)
        for (let across = Math.max(0, x - 1); across <= Math.min(width - 1, x + 1); across++) {
          sum += light[down * width + across]!;
          count++;
        }
      soft[y * width + x] = sum / count;
    }
  return soft;
}

/** The level that parts bright from dark best. N. Otsu, "A threshold selection method from gray-level histograms", 1979. */
function otsu(light: Uint8Array): number {
  const counts = new Array<number>(256).fill(0);
  for (const value of light) counts[value]!++;
  const sum = counts.reduce((total, count, value) => total + count * value, 0);
  let [below, sumBelow, level, most] = [0, 0, 128, -1];
  for (let value = 0; value < 256; value++) {
    below += counts[value]!;
    sumBelow += value * counts[value]!;
    const above = light.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sumBelow / below - (sum - sumBelow) / above) ** 2;
    if (between > most) [most, level] = [between, value + 1];
  }
  return level;
}

type Region = { pixels: Int32Array; mark: number; marks: Int32Array };

/** Neighbours by their sides. */
function largestRegion(light: Uint8Array, width: number, height: number, threshold: number): Region {
  const marks = new Int32Array(light.length);
  const queue = new Int32Array(light.length);
  let largest: Region = { pixels: new Int32Array(), mark: -1, marks };
  let mark = 0;
  for (let start = 0; start < light.length; start++) {
    if (marks[start] !== 0 || light[start]! < threshold) continue;
    marks[start] = ++mark;
    queue[0] = start;
    let end = 1;
    for (let head = 0; head < end; head++) {
      const at = queue[head]!;
      const x = at % width;
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= width * height || marks[next] !== 0 || light[next]! < threshold) continue;
        marks[next] = mark;
        queue[end++] = next;
      }
    }
    if (end > largest.pixels.length) largest = { pixels: queue.slice(0, end), mark, marks };
  }
  return largest;
}

/** The first and last pixel of each row and of each column: what lies inside, letters say, is none of the edge. */
function outlineOf({ pixels, mark, marks }: Region, width: number, height: number): Point[] {
  const rows = Array.from({ length: height }, () => [width, -1] as [number, number]);
  const columns = Array.from({ length: width }, () => [height, -1] as [number, number]);
  for (const at of pixels) {
    if (marks[at] !== mark) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    const [row, column] = [rows[y]!, columns[x]!];
    if (x < row[0]) row[0] = x;
    if (x > row[1]) row[1] = x;
    if (y < column[0]) column[0] = y;
    if (y > column[1]) column[1] = y;
  }
  // A pixel is a square: its far side is the edge.
  return [
    ...rows.flatMap(([from, to], y) =>
      to < 0
        ? []
        : [
            { x: from, y: y + 0.5 },
            { x: to + 1, y: y + 0.5 },
          ],
    ),
    ...columns.flatMap(([from, to], x) =>
      to < 0
        ? []
        : [
            { x: x + 0.5, y: from },
            { x: x + 0.5, y: to + 1 },
          ],
    ),
  ];
}

/** Clockwise as they are, from the corner that is nearest to the upper left. */
function ordered(corners: Corners): Corners {
  const sums = corners.map(({ x, y }) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  return [0, 1, 2, 3].map((step) => corners[(first + step) % 4]!) as Corners;
}
