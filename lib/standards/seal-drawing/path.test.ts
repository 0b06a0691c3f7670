import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chain, formatNumber, formatPath, inkBox, type PathCommand, parsePath, transformPath } from "./path";

const number = fc.double({ min: -200, max: 200, noNaN: true });
const drawing: fc.Arbitrary<PathCommand> = fc.oneof(
  fc.record({ op: fc.constant("L" as const), x: number, y: number }),
  fc.record({ op: fc.constant("Q" as const), x1: number, y1: number, x: number, y: number }),
  fc.record({ op: fc.constant("C" as const), x1: number, y1: number, x2: number, y2: number, x: number, y: number }),
);
const contour = fc
  .tuple(number, number, fc.array(drawing, { minLength: 1, maxLength: 6 }))
  .map(([x, y, rest]): PathCommand[] => [{ op: "M", x, y }, ...rest, { op: "Z" }]);
const path = fc.array(contour, { minLength: 1, maxLength: 4 }).map((contours) => contours.flat());

describe("path data", () => {
  it("comes back from its text, and writes the same text again", () => {
    fc.assert(
      fc.property(path, (commands) => {
        const text = formatPath(commands);
        expect(formatPath(parsePath(text))).toBe(text);
        expect(parsePath(text).map((c) => c.op)).toEqual(commands.map((c) => c.op));
      }),
    );
  });

  it("writes numbers plainly", () => {
    expect([1e-9, -1e-9, -0, 1.0005, 12.3400001, 90].map((n) => formatNumber(n))).toEqual([
      "0",
      "0",
      "0",
      "1.001",
      "12.34",
      "90",
    ]);
  });

  it.each([
    ["L1 2", "M is missing"],
    ["M1 2L3", "space is missing"],
    ["M1,2", "space is missing"],
    ["m1 2", "not a path command"],
    ["M1 2A1 1 0 0 1 2 2", "not a path command"],
    ["M1e3 2", "space is missing"],
    ["MNaN 1", "not a number"],
    ["M1 2ZL3 4", "M is missing"],
    ['M1 2"/><script>', "not a path command"],
  ])("refuses %s", (text, reason) => {
    expect(() => parsePath(text)).toThrow(reason);
  });
});

describe("inkBox", () => {
  it("finds the extremes of curves, not of their handles", () => {
    // Half a circle of radius 10 from four cubics' worth of known geometry: the arch of a quadratic tops at half its handle.
    expect(inkBox(parsePath("M0 0Q5 -10 10 0"))).toEqual({ left: 0, top: -5, right: 10, bottom: 0 });
    expect(inkBox(parsePath("M0 0C0 -20 10 -20 10 0"))).toEqual({ left: 0, top: -15, right: 10, bottom: 0 });
  });

  it("does not count a move that draws nothing", () => {
    expect(inkBox(parsePath("M100 100M1 1L2 3"))).toEqual({ left: 1, top: 1, right: 2, bottom: 3 });
    expect(inkBox(parsePath("M5 5"))).toBeNull();
  });

  it("holds every point of the curves, and touches them on each side", () => {
    fc.assert(
      fc.property(path, (commands) => {
        const box = inkBox(commands)!;
        const points = sampled(commands);
        const xs = points.map((p) => p.x);
        const ys = points.map((p) => p.y);
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(box.left - 1e-6);
        expect(Math.max(...xs)).toBeLessThanOrEqual(box.right + 1e-6);
        expect(Math.min(...ys)).toBeGreaterThanOrEqual(box.top - 1e-6);
        expect(Math.max(...ys)).toBeLessThanOrEqual(box.bottom + 1e-6);
        // 200 steps per curve come within a few thousandths of its length of each extreme.
        expect(Math.min(...xs) - box.left).toBeLessThan(0.5);
        expect(box.bottom - Math.max(...ys)).toBeLessThan(0.5);
      }),
      { numRuns: 60 },
    );
  });

  it("is moved by a chain of maps as by one after the other", () => {
    const commands = parsePath("M0 0Q5 -10 10 0Z");
    const turn = [0, -1, 1, 0, 3, 4] as const;
    const grow = [2, 0, 0, 2, 1, -1] as const;
    const oneByOne = transformPath(transformPath(commands, turn), grow);
    expect(formatPath(transformPath(commands, chain(turn, grow)))).toBe(formatPath(oneByOne));
  });

  it("moves with the drawing", () => {
    const commands = parsePath("M0 0Q5 -10 10 0Z");
    expect(inkBox(transformPath(commands, [2, 0, 0, 2, 1, 1]))).toEqual({ left: 1, top: -9, right: 21, bottom: 1 });
  });
});

function sampled(commands: readonly PathCommand[]): { x: number; y: number }[] {
  const out: { x: number; y: number }[] = [];
  let at = { x: 0, y: 0 };
  for (const c of commands) {
    if (c.op === "Z") continue;
    if (c.op !== "M") {
      const handles =
        c.op === "Q"
          ? [{ x: c.x1, y: c.y1 }]
          : c.op === "C"
            ? [
                { x: c.x1, y: c.y1 },
                { x: c.x2, y: c.y2 },
              ]
            : [];
      for (let i = 0; i <= 200; i += 1) out.push(casteljau([at, ...handles, { x: c.x, y: c.y }], i / 200));
    }
    at = { x: c.x, y: c.y };
  }
  return out;
}

function casteljau(points: { x: number; y: number }[], t: number): { x: number; y: number } {
  if (points.length === 1) return points[0]!;
  const next = points.slice(1).map((p, i) => ({
    x: points[i]!.x * (1 - t) + p.x * t,
    y: points[i]!.y * (1 - t) + p.y * t,
  }));
  return casteljau(next, t);
}
