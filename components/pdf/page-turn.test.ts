import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromSeen, pointOfPage, type Turn, toSeen, turnedBy, turnedSize, turnTransform } from "./page-turn";

const turns: Turn[] = [0, 90, 180, 270];
const a4 = { width: 595, height: 842 };

describe("turning pages", () => {
  it("goes round in quarters, both ways", () => {
    expect(turns.map((turn) => turnedBy(turn, 90))).toEqual([90, 180, 270, 0]);
    expect(turns.map((turn) => turnedBy(turn, -90))).toEqual([270, 0, 90, 180]);
  });

  it("puts the head of a page to the right, to the foot and to the left", () => {
    const head = { x: 0, y: 0 };
    expect(toSeen(head, a4, 90)).toEqual({ x: 842, y: 0 });
    expect(toSeen(head, a4, 180)).toEqual({ x: 595, y: 842 });
    expect(toSeen(head, a4, 270)).toEqual({ x: 0, y: 595 });
  });

  it("finds every point again, within the size in which the page is seen", () => {
    const points = fc.record({ x: fc.integer({ min: 0, max: 595 }), y: fc.integer({ min: 0, max: 842 }) });
    fc.assert(
      fc.property(points, fc.constantFrom(...turns), (point, turn) => {
        const seen = toSeen(point, a4, turn);
        const { width, height } = turnedSize(a4, turn);
        expect(seen.x >= 0 && seen.x <= width && seen.y >= 0 && seen.y <= height).toBe(true);
        expect(fromSeen(seen, a4, turn)).toEqual(point);
      }),
    );
  });

  it("says the same to the browser", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 595 }), fc.integer({ min: 0, max: 842 }), (x, y) => {
        for (const turn of turns) {
          const seen = toSeen({ x, y }, a4, turn);
          const drawn = applied(turnTransform(a4, turn), { x, y });
          expect(drawn.x).toBeCloseTo(seen.x, 6);
          expect(drawn.y).toBeCloseTo(seen.y, 6);
        }
      }),
    );
  });

  it("reads a point of the screen as one of the page, in points", () => {
    const seen = { left: 100, top: 50 };
    expect(pointOfPage({ x: 120, y: 90 }, seen, a4, 2, 0)).toEqual({ x: 10, y: 20 });
    expect(pointOfPage({ x: 120, y: 90 }, seen, a4, 2, 90)).toEqual({ x: 20, y: 832 });
  });
});

/** What a browser makes of `translate(…) rotate(…)` about the top left corner (CSS Transforms 1, 13). */
function applied(transform: string | undefined, { x, y }: { x: number; y: number }) {
  const [, dx = "0", dy = "0", degrees = "0"] =
    /^translate\((\d+)(?:px)?, (\d+)(?:px)?\) rotate\((\d+)deg\)$/.exec(transform ?? "") ?? [];
  const angle = (Number(degrees) * Math.PI) / 180;
  return {
    x: Number(dx) + x * Math.cos(angle) - y * Math.sin(angle),
    y: Number(dy) + x * Math.sin(angle) + y * Math.cos(angle),
  };
}
