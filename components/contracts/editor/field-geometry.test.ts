import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besideOf, centredAt, clampToPage, givingWay, type Rect, snapMove, snapResize } from "./field-geometry";

const page = { width: 595, height: 842 };
const least = { width: 20, height: 10 };
const length = fc.double({ min: -2000, max: 2000, noNaN: true });
const rects = fc.record({ x: length, y: length, width: length, height: length });

const inside = (rect: Rect) =>
  rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= page.width + 0.11 && rect.y + rect.height <= page.height + 0.11;

describe("where fields may stand", () => {
  it("is always inside the page, never smaller than the least size", () => {
    fc.assert(
      fc.property(rects, (rect) => {
        const placed = clampToPage(rect, page, least);
        expect(inside(placed)).toBe(true);
        expect(placed.width).toBeGreaterThanOrEqual(20);
        expect(placed.height).toBeGreaterThanOrEqual(10);
        expect(clampToPage(placed, page, least)).toEqual(placed);
        expect(inside(besideOf(placed, page))).toBe(true);
      }),
    );
  });

  it("is around the point where it was put down", () => {
    expect(centredAt({ x: 300, y: 400 }, { width: 150, height: 50 }, page, least)).toEqual({
      x: 225,
      y: 375,
      width: 150,
      height: 50,
    });
  });

  it("of a copy is beside the original, and is a place and nothing else", () => {
    const field = { id: "a", x: 10, y: 20, width: 100, height: 30 };
    expect(besideOf(field, page)).toEqual({ x: 122, y: 20, width: 100, height: 30 });
    expect(besideOf({ ...field, x: 480 }, page)).toEqual({ x: 480, y: 62, width: 100, height: 30 });
  });

  it("leaves a field alone that is there already", () => {
    const rect = { x: 10.5, y: 20.2, width: 100, height: 30 };
    expect(clampToPage(rect, page, least)).toEqual(rect);
  });
});

describe("a field that is put down by a press", () => {
  const field = { x: 200, y: 400, width: 150, height: 50 };

  it("goes below those that stand there, and above where the page ends", () => {
    expect(givingWay(field, [], page)).toEqual(field);
    const second = givingWay(field, [field], page);
    expect(second).toEqual({ ...field, y: 458 });
    expect(givingWay(field, [field, second], page).y).toBe(516);
    const low = { ...field, y: 780 };
    expect(givingWay(low, [low], page).y).toBe(722);
  });

  it("stays on the page, and covers nothing while there is room", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (count) => {
        const placed: Rect[] = [];
        for (let index = 0; index < count; index++) placed.push(givingWay(field, placed, page));
        expect(placed.every(inside)).toBe(true);
        expect(new Set(placed.map((rect) => rect.y)).size).toBe(count);
      }),
    );
  });
});

describe("snapping", () => {
  const other = { x: 100, y: 200, width: 150, height: 50 };

  it("meets an edge that is near, and shows it", () => {
    const moved = snapMove({ x: 103, y: 402, width: 100, height: 20 }, [other], 5);
    expect(moved).toEqual({ rect: { x: 100, y: 402, width: 100, height: 20 }, guides: [{ axis: "x", at: 100 }] });
    expect(snapMove({ x: 300, y: 248, width: 100, height: 20 }, [other], 5).rect.y).toBe(250);
  });

  it("changes the size only, while sizing", () => {
    const sized = snapResize({ x: 40, y: 300, width: 207, height: 20 }, [other], 5);
    expect(sized.rect).toEqual({ x: 40, y: 300, width: 210, height: 20 });
  });

  it("never moves further than its reach", () => {
    fc.assert(
      fc.property(rects, fc.array(rects, { maxLength: 5 }), (rect, others) => {
        const { rect: moved } = snapMove(rect, others, 5);
        expect(Math.abs(moved.x - rect.x)).toBeLessThanOrEqual(5.0001);
        expect(Math.abs(moved.y - rect.y)).toBeLessThanOrEqual(5.0001);
      }),
    );
  });
});
