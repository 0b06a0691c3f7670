import { describe, expect, it } from "vitest";
import { checkOutline, outlineInkBox } from "../outline";
import { type PaperSettings, traceFromPaper } from "./from-paper";
import type { Pixels } from "./raster";

type Rgb = readonly [number, number, number];
type Paint = (x: number, y: number) => Rgb;

/** A photograph by a rule, with the grain of a small sensor: the same each time. */
function photograph(width: number, height: number, paint: Paint): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  let seed = 7;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const grain = (seed / 2_147_483_648 - 0.5) * 0.05;
      const [r, g, b] = paint(x, y);
      data.set([(r + grain) * 255, (g + grain) * 255, (b + grain) * 255, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

const times = ([r, g, b]: Rgb, light: number): Rgb => [r * light, g * light, b * light];
const paper: Rgb = [0.93, 0.9, 0.82];
const ink: Rgb = [0.12, 0.13, 0.25];
const red: Rgb = [0.8, 0.16, 0.14];

/** A wave over the middle of the sheet, written with a pen of eight pixels. */
const written = (x: number, y: number) => {
  const middle = 200 + 60 * Math.sin((x - 150) / 28);
  const slope = (60 / 28) * Math.cos((x - 150) / 28);
  return x > 150 && x < 450 && Math.abs(y - middle) / Math.hypot(1, slope) < 4;
};

const settings: PaperSettings = { kind: "signature", bias: 0, turn: 0, size: null };
const trace = (paint: Paint, change: Partial<PaperSettings> = {}) =>
  traceFromPaper(photograph(600, 400, paint), { ...settings, ...change });

/** The wave alone is 300 by 128 pixels. */
function expectTheWave(found: ReturnType<typeof traceFromPaper>) {
  expect(found).not.toBeNull();
  expect(found!.ratio).toBeGreaterThan(2.15);
  expect(found!.ratio).toBeLessThan(2.5);
  const outline = checkOutline(found!.outline);
  expect(outline.heightMm).toBeLessThanOrEqual(18.01);
  // One stroke is one edge: nothing else of the picture was taken for ink.
  expect(outline.paths[0]!.d.match(/M/g)).toHaveLength(1);
}

describe("a signature from paper", () => {
  it("is found on clean paper", () => {
    expectTheWave(trace((x, y) => (written(x, y) ? ink : paper)));
  });

  it("is found in a dark room, with the edge of a shadow across it", () => {
    expectTheWave(
      trace((x, y) => {
        const light = (0.35 + (0.45 * y) / 400) * (x + y * 0.4 > 420 ? 0.72 : 1);
        return times(written(x, y) ? ink : paper, light);
      }),
    );
  });

  it("is taken off lined paper, also where the sheet lies a little slanted", () => {
    for (const lean of [0, 0.012]) {
      const line = (x: number, y: number) => (y + x * lean + 400) % 48 < 2.4;
      expectTheWave(trace((x, y) => (written(x, y) ? ink : line(x, y) ? [0.35, 0.45, 0.7] : paper)));
    }
  });

  it("is told from the table beside the sheet", () => {
    expectTheWave(
      trace((x, y) => {
        if (x < 60 + y * 0.05 || y > 360) return [0.25, 0.16, 0.1];
        return written(x, y) ? ink : paper;
      }),
    );
  });

  it("is set level where it was photographed at a slant", () => {
    const [sin, cos] = [Math.sin(0.14), Math.cos(0.14)];
    const flat = (x: number, y: number) => Math.abs(y - 200) < 12 && x > 120 && x < 480 && (x % 40 > 8 || y > 202);
    const found = trace(
      (x, y) => {
        const [dx, dy] = [x - 300, y - 200];
        return flat(dx * cos + dy * sin + 300, -dx * sin + dy * cos + 200) ? ink : paper;
      },
      { turn: null },
    );
    expect(found!.turn).toBeGreaterThan(-9);
    expect(found!.turn).toBeLessThan(-7);
  });

  it("takes more or less for ink as its owner says", () => {
    const faint: Rgb = [0.72, 0.7, 0.66];
    const paint: Paint = (x, y) => (written(x, y) ? ink : y > 300 && y < 310 && x > 200 && x < 260 ? faint : paper);
    expect(trace(paint, { bias: 1 })!.ratio).toBeLessThan(1.9);
    expectTheWave(trace(paint, { bias: -0.3 }));
  });

  it("is none on an empty sheet, a dark one, or one that is all shadow", () => {
    expect(trace(() => paper)).toBeNull();
    expect(trace(() => times(paper, 0.15))).toBeNull();
    expect(trace((x) => times(paper, 0.45 + (0.5 * x) / 600))).toBeNull();
    // Lit from the right, with the edge of a shadow running into the darker left.
    const corner = (x: number, y: number) => (0.58 + (0.42 * x) / 600) * (x + y * 0.7 > 600 ? 0.8 : 1);
    expect(trace((x, y) => times(paper, corner(x, y)))).toBeNull();
    expectTheWave(trace((x, y) => times(written(x, y) ? ink : paper, corner(x, y))));
  });

  it("is as large on paper as its owner says", () => {
    const { outline } = trace((x, y) => (written(x, y) ? ink : paper), { size: { widthMm: 30, heightMm: 30 } })!;
    expect(outline.widthMm).toBe(30);
    // The height follows: a signature is never stretched.
    expect(outline.heightMm).toBeCloseTo(30 / 2.34, 0);
    const box = outlineInkBox(outline)!;
    expect(box.right - box.left).toBeGreaterThan(29);
  });
});

describe("a seal from paper", () => {
  const seal: Partial<PaperSettings> = { kind: "seal", turn: null };
  const ring = (x: number, y: number, slant = 1) => {
    const distance = Math.hypot(x - 300, (y - 200) * slant);
    return (distance > 130 && distance < 142) || distance < 40;
  };

  it("is taken out of print, shadow and the light of a warm lamp, and is round", () => {
    const found = trace(
      (x, y) => {
        const light = 0.5 + (0.5 * x) / 600;
        const warm: Rgb = [0.98, 0.84, 0.62];
        const print = y % 24 < 5 && x > 40 && x < 560;
        const color: Rgb = ring(x, y) ? [0.82, 0.14, 0.1] : print ? [0.12, 0.1, 0.08] : warm;
        return times(color, light);
      },
      { ...seal, size: { widthMm: 42, heightMm: 42 } },
    )!;
    expect(found.shape).toBe("round");
    expect([found.outline.widthMm, found.outline.heightMm, found.turn]).toEqual([42, 42, 0]);
    expect(found.ratio).toBeCloseTo(1, 1);
  });

  it("is whole where it was stamped over print", () => {
    const print = (x: number, y: number) => y % 24 < 4 && x % 30 > 4;
    const over = (x: number, y: number): Rgb => {
      if (print(x, y)) return [0.1, 0.09, 0.08];
      return ring(x, y) ? red : paper;
    };
    const found = trace(over, { ...seal, size: { widthMm: 42, heightMm: 42 } })!;
    expect(found.shape).toBe("round");
    // The outer and the inner edge of the ring, and the disc in it.
    expect(found.outline.paths[0]!.d.match(/M/g)).toHaveLength(3);
  });

  it("is round where it was photographed from the side, and oval where it is", () => {
    expect(trace((x, y) => (ring(x, y, 1.08) ? red : paper), seal)!.shape).toBe("round");
    const oval = trace((x, y) => (ring(x, y, 1.5) ? red : paper), seal)!;
    expect(oval.shape).toBe("oval");
    expect(oval.outline.widthMm / oval.outline.heightMm).toBeCloseTo(1.5, 1);
  });

  it("is square where it has corners, and is set level", () => {
    const frame = (x: number, y: number) => {
      const [dx, dy] = [x - 300, y - 200];
      const [u, v] = [dx * 0.995 + dy * 0.0998, -dx * 0.0998 + dy * 0.995];
      return Math.max(Math.abs(u), Math.abs(v)) < 110 && Math.max(Math.abs(u), Math.abs(v)) > 98;
    };
    const found = trace((x, y) => (frame(x, y) ? red : paper), seal)!;
    expect(found.shape).toBe("square");
    expect(Math.abs(found.turn + 5.7)).toBeLessThan(1);
  });

  it("is none where there is black print alone", () => {
    expect(trace((_, y) => (y % 30 < 6 ? [0.1, 0.1, 0.1] : paper), seal)).toBeNull();
  });
});
