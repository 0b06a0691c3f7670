/**
 * From what a pointer reported to the line a pen would have left: smoothed, evenly spaced points, each with the pen's
 * half width there. All lengths in millimetres, times in milliseconds.
 */

/** One report of the pointer. `pressure` (0 to 1) only where the device measures it. */
export type PenSample = { x: number; y: number; t: number; pressure?: number };

export type Pen = { minWidthMm: number; maxWidthMm: number };

export type PenPoint = { x: number; y: number; half: number };

/** The pen of the drawing pad: strong enough to see while drawing; the result is usually scaled to about a half. */
export const PAD_PEN: Pen = { minWidthMm: 0.5, maxWidthMm: 1.35 };

/** Reports nearer than this say nothing new. */
const NEAR_MM = 0.08;
/** Smoothing may move a point by at most this: under one CSS pixel, the grid on which a mouse reports. */
const MAX_SHIFT_MM = 0.2;
const STEP_MM = 0.2;
/** While the pen is down, one piece for one to two pixels of a screen is enough. */
const LIVE_STEP_MM = 0.4;
const MAX_POINTS = 4000;
/** At this speed a line is half way between its thickest and thinnest. */
const MIDDLE_SPEED = 0.13;
/** Widths follow speed over this stretch of line, so that no tremor of the clock shows. */
const WIDTH_LAG_MM = 2.2;

/**
 * The pen's line for one stroke, from pen down to pen up. One report, or many at one spot, give a single point (a dot).
 * `lifted: false` leaves the end untapered while the pen is still down. Samples that are not finite are left out; no
 * samples give no points.
 */
export function penLine(samples: readonly PenSample[], pen: Pen, lifted = true): PenPoint[] {
  const kept = distinct(samples);
  const first = kept[0];
  if (!first) return [];
  const length = lengthOf(kept);
  if (kept.length === 1 || length < 2 * NEAR_MM) return [{ x: first.x, y: first.y, half: pen.maxWidthMm * 0.55 }];

  const smooth = smoothed(smoothed(kept, kept), kept);
  const widths = wishedWidths(kept, pen);
  const line = interpolate(smooth, widths, Math.max(lifted ? STEP_MM : LIVE_STEP_MM, length / MAX_POINTS));
  lag(line);
  taper(line, pen, lifted);
  return line;
}

function distinct(samples: readonly PenSample[]): PenSample[] {
  const kept: PenSample[] = [];
  for (const sample of samples) {
    if (!Number.isFinite(sample.x) || !Number.isFinite(sample.y)) continue;
    const last = kept.at(-1);
    if (!last || Math.hypot(sample.x - last.x, sample.y - last.y) >= NEAR_MM) kept.push(sample);
  }
  return kept;
}

function lengthOf(points: readonly { x: number; y: number }[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i += 1)
    sum += Math.hypot(points[i]!.x - points[i - 1]!.x, points[i]!.y - points[i - 1]!.y);
  return sum;
}

/** One pass of a 1-2-1 filter that stays within `MAX_SHIFT_MM` of the reports and keeps both ends. */
function smoothed(points: readonly { x: number; y: number }[], reports: readonly PenSample[]) {
  return points.map((p, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!before || !after) return { x: p.x, y: p.y };
    const from = reports[i]!;
    let dx = (before.x + 2 * p.x + after.x) / 4 - from.x;
    let dy = (before.y + 2 * p.y + after.y) / 4 - from.y;
    const shift = Math.hypot(dx, dy);
    if (shift > MAX_SHIFT_MM) {
      dx *= MAX_SHIFT_MM / shift;
      dy *= MAX_SHIFT_MM / shift;
    }
    return { x: from.x + dx, y: from.y + dy };
  });
}

/** The width each report asks for: by pressure where it is measured, otherwise thinner where the pen is faster. */
function wishedWidths(samples: readonly PenSample[], pen: Pen): number[] {
  const pressures = samples.map((s) => s.pressure).filter((p) => p !== undefined && Number.isFinite(p)) as number[];
  // A mouse reports one constant; only a pressure that moves has been measured.
  const measured = pressures.length === samples.length && Math.max(...spread(pressures)) > 0.03;
  return samples.map((sample, i) => {
    const slow = 1 / (1 + speedAround(samples, i) / MIDDLE_SPEED);
    const weight = measured ? 0.8 * Math.min(1, Math.max(0, sample.pressure!)) ** 0.8 + 0.2 * slow : slow;
    return pen.minWidthMm + (pen.maxWidthMm - pen.minWidthMm) * weight;
  });
}

function spread(values: readonly number[]): [number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [high - low];
}

/** Millimetres per millisecond over the neighbouring reports; without usable times, a middling hand. */
function speedAround(samples: readonly PenSample[], i: number): number {
  const from = Math.max(0, i - 3);
  const to = Math.min(samples.length - 1, i + 3);
  const time = samples[to]!.t - samples[from]!.t;
  if (!(time > 0)) return MIDDLE_SPEED;
  let way = 0;
  for (let n = from + 1; n <= to; n += 1)
    way += Math.hypot(samples[n]!.x - samples[n - 1]!.x, samples[n]!.y - samples[n - 1]!.y);
  return way / time;
}

/** Centripetal Catmull-Rom through the points: passes each of them, and makes no loop or cusp of its own. */
function interpolate(points: readonly { x: number; y: number }[], widths: readonly number[], step: number): PenPoint[] {
  const line: PenPoint[] = [{ x: points[0]!.x, y: points[0]!.y, half: widths[0]! / 2 }];
  for (let i = 0; i + 1 < points.length; i += 1) {
    const p1 = points[i]!;
    const p2 = points[i + 1]!;
    const p0 = points[i - 1] ?? { x: 2 * p1.x - p2.x, y: 2 * p1.y - p2.y };
    const p3 = points[i + 2] ?? { x: 2 * p2.x - p1.x, y: 2 * p2.y - p1.y };
    const d1 = Math.hypot(p1.x - p0.x, p1.y - p0.y) ** 0.5 || 1e-4;
    const d2 = Math.hypot(p2.x - p1.x, p2.y - p1.y) ** 0.5 || 1e-4;
    const d3 = Math.hypot(p3.x - p2.x, p3.y - p2.y) ** 0.5 || 1e-4;
    const handle = (k: "x" | "y"): [number, number] => [
      (d1 * d1 * p2[k] - d2 * d2 * p0[k] + (2 * d1 * d1 + 3 * d1 * d2 + d2 * d2) * p1[k]) / (3 * d1 * (d1 + d2)),
      (d3 * d3 * p1[k] - d2 * d2 * p3[k] + (2 * d3 * d3 + 3 * d3 * d2 + d2 * d2) * p2[k]) / (3 * d3 * (d3 + d2)),
    ];
    const [ax, bx] = handle("x");
    const [ay, by] = handle("y");
    const pieces = Math.max(1, Math.ceil(Math.hypot(p2.x - p1.x, p2.y - p1.y) / step));
    for (let n = 1; n <= pieces; n += 1) {
      const t = n / pieces;
      const s = 1 - t;
      const w = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t] as const;
      line.push({
        x: w[0] * p1.x + w[1] * ax + w[2] * bx + w[3] * p2.x,
        y: w[0] * p1.y + w[1] * ay + w[2] * by + w[3] * p2.y,
        half: (widths[i]! * s + widths[i + 1]! * t) / 2,
      });
    }
  }
  return line;
}

/** Low-pass of the widths along the line, once each way so that it leans to neither end. */
function lag(line: PenPoint[]): void {
  const pass = (from: number, to: number, step: 1 | -1) => {
    for (let i = from; i !== to; i += step) {
      const before = line[i - step]!;
      const here = line[i]!;
      const keep = Math.exp(-Math.hypot(here.x - before.x, here.y - before.y) / WIDTH_LAG_MM);
      here.half = before.half * keep + here.half * (1 - keep);
    }
  };
  pass(1, line.length, 1);
  pass(line.length - 2, -1, -1);
}

/** A pen lands quickly and leaves slowly: a short rounding in, a longer thinning out. */
function taper(line: PenPoint[], pen: Pen, lifted: boolean): void {
  const total = lengthOf(line);
  const landing = Math.min(pen.maxWidthMm * 1.2, total / 4);
  const leaving = Math.min(pen.maxWidthMm * 3, total / 2.5);
  let done = 0;
  for (let i = 0; i < line.length; i += 1) {
    if (i > 0) done += Math.hypot(line[i]!.x - line[i - 1]!.x, line[i]!.y - line[i - 1]!.y);
    const start = ease(done / landing, 0.62);
    const end = lifted ? ease((total - done) / leaving, 0.34) : 1;
    line[i]!.half *= Math.min(start, end);
  }
}

function ease(way: number, least: number): number {
  const t = Math.min(1, Math.max(0, way));
  return least + (1 - least) * Math.sin((t * Math.PI) / 2);
}
