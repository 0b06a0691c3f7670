import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSheet } from "./find-sheet";
import { type Corners, fromSquare, isSheet, type Point, sheetRatio, squareMatrix } from "./perspective";
import { type Pixels, straighten } from "./straighten";

/** What a camera sees that looks at a sheet on a table. */
type Scene = {
  /** Degrees: by how much the camera leans to the sheet's foot and its side, and is turned. */
  lean?: number;
  side?: number;
  turn?: number;
  /** Height by width of the sheet. */
  ratio?: number;
  /** Grey levels. */
  table?: number;
  paper?: number;
  /** Lines of print, which reach nearly to the edges. */
  print?: boolean;
  /** A shadow lies over one half: what is left of its light. */
  shadow?: number;
  noise?: number;
};
const size = { width: 480, height: 640 };
const focal = 0.7 * Math.hypot(size.width, size.height);

function cornersOf({ lean = 0, side = 0, turn = 0, ratio = Math.SQRT2 }: Scene): Corners {
  const [a, b, c] = [lean, side, turn].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number];
  const [half, far] = [0.5, 1.9];
  const see = (u: number, v: number): Point => {
    const [x0, y0] = [u * half, v * half * ratio];
    const [x1, y1] = [x0 * Math.cos(c) - y0 * Math.sin(c), x0 * Math.sin(c) + y0 * Math.cos(c)];
    const [x2, z2] = [x1 * Math.cos(b), x1 * Math.sin(b)];
    const [y3, z3] = [y1 * Math.cos(a) - z2 * Math.sin(a), y1 * Math.sin(a) + z2 * Math.cos(a)];
    return { x: size.width / 2 + (focal * x2) / (far + z3), y: size.height / 2 + (focal * y3) / (far + z3) };
  };
  return [see(-1, -1), see(1, -1), see(1, 1), see(-1, 1)];
}

/** Sees each pixel through the middle of its four quarters. */
function photograph(scene: Scene): Pixels {
  const { table = 70, paper = 225, print, shadow = 1, noise = 6 } = scene;
  const corners = cornersOf(scene);
  const { width, height } = size;
  const data = new Uint8ClampedArray(width * height * 4);
  const inverse = toSquare(corners);
  let seed = 7;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (const [dx, dy] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const) {
        const { x: u, y: v } = inverse(x + dx, y + dy);
        const on = u > 0 && u < 1 && v > 0 && v < 1;
        const ink = print && u > 0.04 && u < 0.96 && v > 0.04 && v < 0.96 && (v * 40) % 1 < 0.3 && (u * 50) % 1 < 0.6;
        sum += (on ? (ink ? 40 : paper) : table) / 4;
      }
      seed = (seed * 48_271) % 2_147_483_647;
      const value = sum * (x * 0.6 + y * 0.4 > 250 ? shadow : 1) + (seed / 2_147_483_647 - 0.5) * noise;
      data.set([value, value, value, 255], (y * width + x) * 4);
    }
  return { width, height, data };
}

/** The way back from the picture to the unit square. */
function toSquare(corners: Corners) {
  const [a, b, c, d, e, f, g, h] = squareMatrix(corners);
  return (x: number, y: number): Point => {
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    return {
      x: ((e - f * h) * x + (c * h - b) * y + (b * f - c * e)) / w,
      y: ((f * g - d) * x + (a - c * g) * y + (c * d - a * f)) / w,
    };
  };
}

const worst = (found: Corners, wanted: Corners) =>
  Math.max(...found.map(({ x, y }, at) => Math.hypot(x - wanted[at]!.x, y - wanted[at]!.y)));

describe("a sheet on a table", () => {
  it.each<[string, Scene]>([
    ["from straight above", {}],
    ["askew", { turn: 8 }],
    ["from the foot", { lean: 25 }],
    ["from a corner", { lean: 18, side: 15, turn: -6 }],
    ["with print on it", { lean: 15, print: true }],
    ["half in the shadow", { lean: 10, side: 8, shadow: 0.72, print: true }],
    ["across", { ratio: 1 / Math.SQRT2, lean: -12 }],
    ["on a light table", { table: 165, turn: 3 }],
    ["in poor light", { table: 22, paper: 90, noise: 24, lean: 8 }],
  ])("is found %s, within two pixels", (_, scene) => {
    const found = findSheet(photograph(scene));
    expect(found).not.toBeNull();
    expect(worst(found!, cornersOf(scene))).toBeLessThan(2);
  });

  it.each<[string, Scene]>([
    ["nothing but table", { paper: 70 }],
    ["paper on a table as bright", { table: 225 }],
    ["a scan that is all paper", { ratio: 1.34, table: 225, print: true }],
  ])("is not made up: %s", (_, scene) => {
    expect(findSheet(photograph(scene))).toBeNull();
  });

  it("is not taken for one that has no four sides", () => {
    const { width, height } = size;
    const round: Pixels = { width, height, data: new Uint8ClampedArray(width * height * 4) };
    for (let at = 0; at < width * height; at++)
      round.data.fill(
        Math.hypot((at % width) - 240, Math.floor(at / width) - 320) < 200 ? 230 : 60,
        at * 4,
        at * 4 + 3,
      );
    expect(findSheet(round)).toBeNull();
  });
});

describe("straightening", () => {
  it("sees the sheet from above: its lines are level, as far apart as on paper, its proportion is A4's", () => {
    const scene: Scene = { lean: 25, side: 12, turn: 5, print: true, noise: 0 };
    const flat = straighten(photograph(scene), cornersOf(scene));
    expect(flat.height / flat.width).toBeCloseTo(Math.SQRT2, 2);
    // In the middle of a line of print, and of the space below it, at both ends of the sheet.
    for (const line of [5, 20, 35]) {
      for (const word of [6, 25, 44]) {
        const at = (v: number) =>
          flat.data[(Math.floor(v * flat.height) * flat.width + Math.floor(((word + 0.3) / 50) * flat.width)) * 4]!;
        expect(at((line + 0.15) / 40)).toBeLessThan(at((line + 0.65) / 40) - 60);
      }
    }
    expect(flat.data[3]).toBe(255);
  });

  it("leaves a sheet that fills the picture as it is", () => {
    const data = Uint8ClampedArray.from({ length: 4 * 6 * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 37) % 251));
    const whole: Corners = [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 6 },
      { x: 0, y: 6 },
    ];
    expect(straighten({ width: 4, height: 6, data }, whole)).toEqual({ width: 4, height: 6, data });
  });

  it("goes on with the last pixels where a corner stands outside of the picture", () => {
    const grey: Pixels = { width: 8, height: 8, data: new Uint8ClampedArray(8 * 8 * 4).fill(200) };
    const flat = straighten(grey, [
      { x: -3, y: -2 },
      { x: 9, y: 0 },
      { x: 10, y: 9 },
      { x: 0, y: 10 },
    ]);
    expect(flat.data.every((value, at) => value === (at % 4 === 3 ? 255 : 200))).toBe(true);
  });

  it("knows the proportion of a sheet by its perspective", () => {
    for (const ratio of [1, 11 / 8.5, 1.8, 0.5]) {
      const seen = sheetRatio(cornersOf({ ratio, lean: 25, side: 20 }), size);
      expect(Math.abs(seen / ratio - 1)).toBeLessThan(0.03);
    }
    for (const scene of [{ lean: 30 }, { side: 25 }, { lean: 20, side: 20 }, {}])
      expect(sheetRatio(cornersOf(scene), size)).toBe(Math.SQRT2);
  });

  it("takes corners to corners, and what lies on a line to a line", () => {
    const lean = fc.record({ lean: fc.integer({ min: -35, max: 35 }), side: fc.integer({ min: -35, max: 35 }) });
    fc.assert(
      fc.property(lean, fc.double({ min: 0, max: 1, noNaN: true }), (scene, t) => {
        const corners = cornersOf(scene);
        const place = fromSquare(corners);
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ].forEach(([u, v], at) => {
          expect(place(u!, v!).x).toBeCloseTo(corners[at]!.x, 6);
          expect(place(u!, v!).y).toBeCloseTo(corners[at]!.y, 6);
        });
        const [a, b, c] = [place(0, t), place(0.37, t), place(1, t)];
        expect(((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / Math.hypot(c.x - a.x, c.y - a.y)).toBeCloseTo(
          0,
          6,
        );
        expect(isSheet(corners)).toBe(true);
        expect(isSheet([corners[0], corners[2], corners[1], corners[3]])).toBe(false);
      }),
    );
  });
});
