import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inkBox, parsePath } from "../path";
import { cropInk, inkExtent, skewOf, turnInk, withoutSpecks } from "./clean-ink";
import { findInk } from "./find-ink";
import { emptyInk, type InkMap, type Pixels } from "./raster";
import { edges, traceInk } from "./trace-ink";

/** A picture painted by a rule: red, green and blue from 0 to 1 at each pixel. */
function picture(width: number, height: number, paint: (x: number, y: number) => [number, number, number]): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = paint(x, y);
      data.set([r * 255, g * 255, b * 255, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** A disc with a soft edge. */
function disc(size: number, radius: number): InkMap {
  const map = emptyInk(size, size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const distance = Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2);
      map.ink[y * size + x] = Math.min(1, Math.max(0, radius - distance + 0.5));
    }
  }
  return map;
}

const bar = (angle: number) => {
  const map = emptyInk(200, 120);
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  for (let y = 0; y < 120; y++) {
    for (let x = 0; x < 200; x++) {
      const [dx, dy] = [x - 100, y - 60];
      const [along, across] = [dx * cos + dy * sin, -dx * sin + dy * cos];
      if (Math.abs(along) < 80 && Math.abs(Math.abs(across) - 14) < 3) map.ink[y * 200 + x] = 1;
    }
  }
  return map;
};

describe("finding ink", () => {
  it("tells a stroke from paper that lies half in a shadow", () => {
    const shaded = (x: number) => 0.45 + (x / 240) * 0.5;
    const dark = (x: number, y: number) => Math.abs(y - 60) < 4 && x > 20 && x < 220;
    const { ink } = findInk(
      picture(240, 120, (x, y) => {
        const light = dark(x, y) ? shaded(x) * 0.35 : shaded(x);
        return [light, light * 0.97, light * 0.9];
      }),
      "dark",
    );
    let wrong = 0;
    for (let y = 0; y < 120; y++) for (let x = 0; x < 240; x++) if (ink[y * 240 + x]! >= 0.5 !== dark(x, y)) wrong++;
    expect(wrong).toBe(0);
  });

  it("takes the red of a seal out of black print", () => {
    const red = (x: number) => x >= 60 && x < 100;
    const { ink } = findInk(
      picture(160, 80, (x, y) => (red(x) ? [0.8, 0.15, 0.15] : y % 20 < 6 ? [0.1, 0.1, 0.12] : [0.96, 0.95, 0.92])),
      "red",
    );
    for (let x = 0; x < 160; x++) expect(ink[30 * 160 + x]! >= 0.5, `column ${x}`).toBe(red(x));
  });

  it("finds none on clean paper, whatever its grain", () => {
    const { ink } = findInk(
      picture(120, 90, (x, y) => Array(3).fill(0.9 + ((x * 7 + y * 13) % 5) / 200) as [number, number, number]),
      "dark",
    );
    expect(ink.every((value) => value < 0.5)).toBe(true);
  });

  it("refuses a picture that is none", () => {
    expect(() => findInk({ width: 0, height: 4, data: new Uint8Array(0) }, "dark")).toThrow(RangeError);
    expect(() => findInk({ width: 4, height: 4, data: new Uint8Array(12) }, "dark")).toThrow(RangeError);
    expect(() => findInk({ width: 9999, height: 9999, data: new Uint8Array(16) }, "dark")).toThrow(RangeError);
  });
});

describe("cleaning", () => {
  it("takes specks away and fills pinholes, and nothing larger", () => {
    const map = disc(80, 30);
    map.ink[3 * 80 + 3] = 1;
    map.ink[40 * 80 + 40] = 0;
    const clean = withoutSpecks(map, 9);
    expect(clean.ink[3 * 80 + 3]).toBe(0);
    expect(clean.ink[40 * 80 + 40]).toBe(1);
    expect(inkExtent(clean)).toEqual(inkExtent(disc(80, 30)));
  });

  it("cuts to the ink, with a margin also where the paper ends", () => {
    const map = emptyInk(10, 8);
    map.ink[0] = 1;
    const cropped = cropInk(map, 2);
    expect([cropped.width, cropped.height]).toEqual([5, 5]);
    expect(inkExtent(cropped)).toEqual({ left: 2, top: 2, right: 3, bottom: 3 });
    expect(cropInk(emptyInk(4, 4), 2)).toEqual(emptyInk(4, 4));
  });

  it("finds how far lines are turned, and turns them back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -18, max: 18 }), (angle) => {
        expect(Math.abs(skewOf(bar(angle)) - angle)).toBeLessThan(0.8);
        expect(Math.abs(skewOf(turnInk(bar(angle), -angle)))).toBeLessThan(0.8);
      }),
      { numRuns: 12 },
    );
    expect(skewOf(emptyInk(20, 20))).toBe(0);
  });
});

describe("tracing", () => {
  it("draws a disc as a circle of its size, in few curves", () => {
    const outline = traceInk(disc(120, 50), { mmPerPixel: 0.1, color: "#C3321C" });
    const [path] = outline.paths;
    const commands = parsePath(path!.d);
    const box = inkBox(commands)!;
    expect(box.left).toBeCloseTo(1, 1);
    expect(box.right).toBeCloseTo(11, 1);
    expect(commands.length).toBeLessThan(24);
    for (const command of commands) {
      if (command.op !== "Z") expect(Math.abs(Math.hypot(command.x - 6, command.y - 6) - 5)).toBeLessThan(0.06);
    }
    expect([outline.widthMm, path!.color]).toEqual([12, "#c3321c"]);
  });

  it("keeps the corners of a square", () => {
    const map = emptyInk(60, 60);
    for (let y = 10; y < 50; y++) for (let x = 10; x < 50; x++) map.ink[y * 60 + x] = 1;
    const box = inkBox(parsePath(traceInk(map, { mmPerPixel: 1, color: "#000000" }).paths[0]!.d))!;
    for (const [side, at] of Object.entries({ left: 10, top: 10, right: 50, bottom: 50 })) {
      expect(Math.abs(box[side as keyof typeof box] - at)).toBeLessThan(0.6);
    }
  });

  it("closes every edge, once, whatever the ink", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }).chain((width) =>
          fc.record({
            width: fc.constant(width),
            ink: fc.array(fc.constantFrom(0, 0.3, 0.6, 1), { minLength: width, maxLength: width * 10 }),
          }),
        ),
        ({ width, ink }) => {
          const height = Math.floor(ink.length / width);
          const map = { width, height, ink: Float32Array.from(ink.slice(0, width * height)) };
          const found = edges(map);
          // The area inside all edges, holes taken off, is about the ink: each pixel counts by which side it is on.
          const area = found.reduce(
            (sum, edge) =>
              sum +
              edge.reduce(
                (part, p, i) => part + p.x * edge[(i + 1) % edge.length]!.y - edge[(i + 1) % edge.length]!.x * p.y,
                0,
              ) /
                2,
            0,
          );
          const dark = map.ink.filter((value) => value >= 0.5).length;
          expect(found.length > 0).toBe(dark > 0);
          if (dark > 0) expect(area).toBeGreaterThan(0);
          for (const point of found.flat()) {
            expect(point.x).toBeGreaterThanOrEqual(-0.5);
            expect(point.x).toBeLessThanOrEqual(width + 0.5);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("draws nothing where there is no ink", () => {
    expect(traceInk(emptyInk(5, 5), { mmPerPixel: 1, color: "#000000" }).paths).toEqual([]);
  });
});
