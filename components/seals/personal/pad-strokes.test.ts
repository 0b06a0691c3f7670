import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnBox, EMPTY_PAD, type PadAction, type PadState, padAfter, writtenSideways } from "./pad-strokes";

const stroke = fc.array(
  fc.record({
    x: fc.double({ min: 0, max: 150, noNaN: true }),
    y: fc.double({ min: 0, max: 60, noNaN: true }),
    t: fc.nat(5000),
  }),
  { minLength: 1, maxLength: 8 },
);
const step: fc.Arbitrary<PadAction> = fc.oneof(
  stroke.map((s) => ({ kind: "draw" as const, samples: s })),
  fc.constant({ kind: "clear" as const }),
);
const padFrom = (steps: PadAction[], from: PadState = EMPTY_PAD) => steps.reduce(padAfter, from);

describe("padAfter", () => {
  it("takes back every step, one by one, down to the empty pad", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let pad = padFrom(steps);
        let left = pad.past.length;
        while (left > 0) {
          const before = pad.past.at(-1)!;
          pad = padAfter(pad, { kind: "undo" });
          expect(pad.strokes).toBe(before);
          left -= 1;
        }
        expect(pad).toEqual(EMPTY_PAD);
        expect(padAfter(pad, { kind: "undo" })).toBe(pad);
      }),
    );
  });

  it("keeps all ink on a pad of any new size, in its proportions", () => {
    const sizes = fc.record({
      widthMm: fc.integer({ min: 30, max: 200 }),
      heightMm: fc.integer({ min: 30, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 4 }), sizes, (strokes, size) => {
        const draws = strokes.map((s): PadAction => ({ kind: "draw", samples: s }));
        const before = drawnBox(padFrom(draws).strokes)!;
        const box = drawnBox(padFrom([...draws, { kind: "resize", size }]).strokes)!;
        expect(box.left).toBeGreaterThanOrEqual(-1e-9);
        expect(box.top).toBeGreaterThanOrEqual(-1e-9);
        expect(box.right).toBeLessThanOrEqual(size.widthMm + 1e-9);
        expect(box.bottom).toBeLessThanOrEqual(size.heightMm + 1e-9);
        const width = before.right - before.left;
        const height = before.bottom - before.top;
        expect((box.right - box.left) * height).toBeCloseTo((box.bottom - box.top) * width, 4);
      }),
    );
  });

  it("moves what undo brings back along with the rest", () => {
    const line = (x: number) => [{ x, y: 5, t: 0 }];
    const pad = padFrom([
      { kind: "draw", samples: line(10) },
      { kind: "draw", samples: line(150) },
      { kind: "resize", size: { widthMm: 100, heightMm: 50 } },
    ]);
    const left = pad.strokes[0];
    expect(padAfter(pad, { kind: "undo" }).strokes).toEqual([left]);
  });

  it("stands up what was written down a phone when the screen turns with it", () => {
    const down = Array.from({ length: 30 }, (_, i) => ({ x: 60, y: 10 + i * 3, t: i * 8 }));
    const tall = padFrom([
      { kind: "resize", size: { widthMm: 90, heightMm: 120 } },
      { kind: "draw", samples: down },
    ]);
    expect(writtenSideways(tall)).toBe(true);
    const wide = padAfter(tall, { kind: "resize", size: { widthMm: 160, heightMm: 60 } });
    expect(writtenSideways(wide)).toBe(false);
    const box = drawnBox(wide.strokes)!;
    expect(box.right - box.left).toBeCloseTo(87, 6);
    expect(box.bottom - box.top).toBeCloseTo(0, 6);
  });
});
