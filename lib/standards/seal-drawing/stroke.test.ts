import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnSignature, type PlacedStroke, UPRIGHT } from "./drawn-signature";
import { fitCubics } from "./fit-cubic";
import { outlineInkBox } from "./outline";
import { inkBox, type PathCommand, parsePath } from "./path";
import { PAD_PEN, type PenSample, penLine } from "./pen-line";
import { strokeOutline, strokePreview } from "./stroke";

type Point = { x: number; y: number };

/** A wandering pen: each report a step away from the last, at the clock of a touch screen. */
const wander = fc
  .array(
    fc.record({
      dx: fc.double({ min: -6, max: 6, noNaN: true }),
      dy: fc.double({ min: -6, max: 6, noNaN: true }),
      dt: fc.integer({ min: 0, max: 40 }),
      pressure: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    let [x, y, t] = [40, 40, 0];
    return steps.map(({ dx, dy, dt, pressure }): PenSample => {
      x += dx;
      y += dy;
      t += dt;
      return { x, y, t, ...(pressure === undefined ? {} : { pressure }) };
    });
  });

describe("strokeOutline", () => {
  it("is the same for the same samples", () => {
    fc.assert(
      fc.property(wander, (samples) => {
        expect(strokeOutline(structuredClone(samples), PAD_PEN)).toEqual(strokeOutline(samples, PAD_PEN));
      }),
      { numRuns: 40 },
    );
  });

  it("is finite, and stays within half a pen of where the pen was", () => {
    fc.assert(
      fc.property(wander, (samples) => {
        const commands = strokeOutline(samples, PAD_PEN);
        for (const value of commands.flatMap((c) => Object.values(c)))
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
        const line = penLine(samples, PAD_PEN);
        const box = inkBox(commands)!;
        const edge = PAD_PEN.maxWidthMm * 0.55 + 0.05;
        expect(box.left).toBeGreaterThan(Math.min(...line.map((p) => p.x)) - edge);
        expect(box.right).toBeLessThan(Math.max(...line.map((p) => p.x)) + edge);
        expect(box.top).toBeGreaterThan(Math.min(...line.map((p) => p.y)) - edge);
        expect(box.bottom).toBeLessThan(Math.max(...line.map((p) => p.y)) + edge);
      }),
    );
  });

  it("covers the whole way of the pen, through every loop and corner", () => {
    fc.assert(
      fc.property(wander, (samples) => {
        const polygons = flatten(strokeOutline(samples, PAD_PEN));
        for (const point of penLine(samples, PAD_PEN)) expect(winding(polygons, point)).not.toBe(0);
      }),
    );
  });

  it("comes within a pixel's breadth of every report", () => {
    fc.assert(
      fc.property(wander, (samples) => {
        const line = penLine(samples, PAD_PEN);
        for (const s of samples) {
          const nearest = Math.min(...line.map((p) => Math.hypot(p.x - s.x, p.y - s.y)));
          // 0.2 mm of smoothing, 0.1 mm to the next point of the line, 0.16 mm for reports too near to count.
          expect(nearest).toBeLessThan(0.46);
        }
      }),
    );
  });

  it("leaves no hole in loops as tight as the pen", () => {
    const loops = Array.from({ length: 120 }, (_, i): PenSample => {
      const w = (i / 120) * 2 * Math.PI * 5;
      return { x: 20 + i * 0.05 + 0.5 * Math.cos(w), y: 20 + 0.5 * Math.sin(w), t: i * 8 };
    });
    const polygons = flatten(strokeOutline(loops, PAD_PEN));
    for (const polygon of polygons) expect(area(polygon)).toBeGreaterThan(0);
    const line = penLine(loops, PAD_PEN);
    // Every spot that a disc of the pen's size touched is inked, tried on a fine grid over the loops.
    for (let x = 19; x <= 27; x += 0.07)
      for (let y = 19; y <= 21; y += 0.07)
        if (line.some((p) => Math.hypot(p.x - x, p.y - y) < p.half - 0.03))
          expect(winding(polygons, { x, y })).not.toBe(0);
  });

  it("draws a tap as a round dot", () => {
    const box = inkBox(strokeOutline([{ x: 5, y: 7, t: 0 }], PAD_PEN))!;
    expect(box.right - box.left).toBeCloseTo(PAD_PEN.maxWidthMm * 1.1, 3);
    expect(box.bottom - box.top).toBeCloseTo(PAD_PEN.maxWidthMm * 1.1, 3);
    expect((box.left + box.right) / 2).toBeCloseTo(5, 6);
  });

  it("thins with speed, thickens with pressure, and takes no pressure from a mouse", () => {
    const line = (dt: number, pressure?: (i: number) => number) =>
      Array.from(
        { length: 40 },
        (_, i): PenSample => ({
          x: i * 1.5,
          y: 10,
          t: i * dt,
          ...(pressure ? { pressure: pressure(i) } : {}),
        }),
      );
    const middle = (samples: PenSample[]) => {
      const points = penLine(samples, PAD_PEN);
      return points[Math.floor(points.length / 2)]!.half;
    };
    expect(middle(line(40))).toBeGreaterThan(middle(line(4)) * 1.2);
    expect(middle(line(16, (i) => 0.9 + (i % 2) * 0.1))).toBeGreaterThan(middle(line(16, (i) => (i % 2) * 0.1)) * 1.2);
    expect(middle(line(16, () => 0.5))).toBe(middle(line(16)));
  });

  it("leaves out what is not a number", () => {
    const clean = [0, 1, 2, 3].map((i): PenSample => ({ x: i * 3, y: 1, t: i * 10 }));
    const dirty = [clean[0]!, { x: Number.NaN, y: 1, t: 3 }, ...clean.slice(1), { x: Infinity, y: 1, t: 99 }];
    expect(strokeOutline(dirty, PAD_PEN)).toEqual(strokeOutline(clean, PAD_PEN));
    expect(strokeOutline([], PAD_PEN)).toEqual([]);
  });
});

describe("strokePreview", () => {
  it("shows the stroke where its outline will be", () => {
    const samples = Array.from({ length: 60 }, (_, i): PenSample => ({ x: i, y: 20 + 8 * Math.sin(i / 6), t: i * 9 }));
    const live = inkBox(parsePath(strokePreview(samples, PAD_PEN)))!;
    const final = inkBox(strokeOutline(samples, PAD_PEN))!;
    expect(live.left).toBeCloseTo(final.left, 1);
    expect(live.top).toBeCloseTo(final.top, 1);
    expect(live.bottom).toBeCloseTo(final.bottom, 1);
  });
});

describe("fitCubics", () => {
  it("stays within its tolerance of a dense curve, with few curves", () => {
    const points = Array.from({ length: 400 }, (_, i) => ({
      x: i / 10,
      y: 6 * Math.sin(i / 25) + 2 * Math.cos(i / 9),
    }));
    const fitted = fitCubics(points, 0.02);
    expect(fitted.length).toBeLessThan(40);
    const [drawn] = flatten([{ op: "M", ...points[0]! }, ...fitted]);
    const off = (p: Point) => Math.min(...drawn!.slice(1).map((q, i) => distanceTo(p, drawn![i]!, q)));
    // The curves were flattened to twelve pieces each, which adds a little to the tolerance.
    for (const p of points) expect(off(p)).toBeLessThan(0.02 + 0.03);
    expect(fitted.at(-1)).toMatchObject(points.at(-1)!);
  });
});

describe("drawnSignature", () => {
  const placed = (samples: PenSample[]): PlacedStroke => ({ samples, place: UPRIGHT });
  const wave = Array.from({ length: 80 }, (_, i): PenSample => ({ x: 10 + i, y: 30 + 6 * Math.sin(i / 5), t: i * 9 }));

  it("is cut to its ink, in room for a signature, in a few kilobytes", () => {
    const outline = drawnSignature([placed(wave)])!;
    const ink = outlineInkBox(outline)!;
    expect(outline.widthMm).toBeLessThanOrEqual(60.001);
    expect(ink.left).toBeCloseTo(0.4, 1);
    expect(outline.widthMm - ink.right).toBeCloseTo(0.4, 1);
    expect(outline.heightMm - ink.bottom).toBeCloseTo(0.4, 1);
    expect(outline.paths[0]!.d.length).toBeLessThan(4000);
  });

  it("keeps the size of what is small", () => {
    const small = drawnSignature([placed(wave.slice(0, 20))])!;
    expect(small.widthMm).toBeGreaterThan(19);
    expect(small.widthMm).toBeLessThan(22);
  });

  it("turns what was written down a phone so that it reads across", () => {
    // Written with the phone on its side: the way goes down the screen, and the letters' tops lean to its right.
    const start: PenSample[] = [0, 1, 2, 3, 4].map((i) => ({ x: 60 + i, y: 10, t: i * 10 }));
    const down: PenSample[] = Array.from({ length: 40 }, (_, i) => ({ x: 60, y: 10 + i, t: 500 + i * 10 }));
    const outline = drawnSignature([placed(start), placed(down)], { turned: true })!;
    expect(outline.widthMm).toBeGreaterThan(outline.heightMm * 4);
    // The short stroke, drawn at the start and to the right of the line, stands at the left and above it.
    const polygons = flatten(parsePath(outline.paths[0]!.d));
    expect(winding(polygons, { x: 1, y: 1.5 })).not.toBe(0);
    expect(winding(polygons, { x: outline.widthMm - 1.5, y: 1.5 })).toBe(0);
  });

  it("draws a stroke where the pad has moved it, its pen scaled along", () => {
    const moved = drawnSignature([{ samples: wave.slice(0, 20), place: [0.5, 0, 0, 0.5, 7, 9] }])!;
    const still = drawnSignature([placed(wave.slice(0, 20))])!;
    expect(moved.widthMm - 0.8).toBeCloseTo((still.widthMm - 0.8) / 2, 1);
    expect(moved.heightMm - 0.8).toBeCloseTo((still.heightMm - 0.8) / 2, 1);
  });

  it("is null where nothing was drawn", () => {
    expect(drawnSignature([])).toBeNull();
    expect(drawnSignature([placed([])])).toBeNull();
  });
});

function flatten(commands: readonly PathCommand[]): Point[][] {
  const polygons: Point[][] = [];
  for (const c of commands) {
    if (c.op === "M") polygons.push([{ x: c.x, y: c.y }]);
    const polygon = polygons.at(-1)!;
    const from = polygon.at(-1)!;
    if (c.op === "L") polygon.push({ x: c.x, y: c.y });
    if (c.op === "C")
      for (let i = 1; i <= 12; i += 1) {
        const t = i / 12;
        const s = 1 - t;
        const mix = (a: number, b: number, d: number, e: number) =>
          s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * d + t * t * t * e;
        polygon.push({ x: mix(from.x, c.x1, c.x2, c.x), y: mix(from.y, c.y1, c.y2, c.y) });
      }
  }
  return polygons;
}

function winding(polygons: readonly Point[][], p: Point): number {
  let turns = 0;
  for (const polygon of polygons)
    for (let i = 0; i < polygon.length; i += 1) {
      const a = polygon[i]!;
      const b = polygon[(i + 1) % polygon.length]!;
      const side = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);
      if (a.y <= p.y && b.y > p.y && side > 0) turns += 1;
      else if (a.y > p.y && b.y <= p.y && side < 0) turns -= 1;
    }
  return turns;
}

function distanceTo(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/** Twice the signed area; its sign says which way the contour turns. */
function area(polygon: readonly Point[]): number {
  const sum = polygon.reduce((total, a, i) => {
    const b = polygon[(i + 1) % polygon.length]!;
    return total + a.x * b.y - b.x * a.y;
  }, 0);
  return -sum;
}
