import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundedZoom,
  canvasDensity,
  nextZoom,
  pageAt,
  pageGap,
  pageTops,
  pageZooms,
  pixelsPerPoint,
  readZoom,
  widestOf,
} from "./page-layout";

const a4 = { width: 595, height: 842 };
const wide = { width: 1190, height: 842 };
const phone = { width: 362, height: 600 };

describe("the zoom of pages", () => {
  it("lets each page fill the width of a phone, though another is twice as wide", () => {
    const pages = [a4, wide, a4];
    const zooms = pageZooms(pages, "width", phone);
    for (const [index, page] of pages.entries())
      expect(page.width * pixelsPerPoint * (zooms[index] ?? 0)).toBeCloseTo(362, 6);
  });

  it("makes no page larger than is comfortable, and a plan as small as it must be", () => {
    expect(pageZooms([a4], "width", { width: 4000, height: 900 })).toEqual([1.35]);
    const [plan] = pageZooms([{ width: 2384, height: 3370 }], "width", phone);
    expect(plan).toBeLessThan(0.25);
  });

  it("shows pages whole", () => {
    const [zoom = 0] = pageZooms([a4], "page", { width: 1000, height: 600 });
    expect(842 * pixelsPerPoint * zoom).toBeCloseTo(600, 6);
    const [across = 0] = pageZooms([wide], "page", { width: 400, height: 600 });
    expect(1190 * pixelsPerPoint * across).toBeCloseTo(400, 6);
    expect(pageZooms([{ width: 90, height: 50 }], "page", { width: 4000, height: 4000 })).toEqual([4]);
  });

  it("is the same for all where one was chosen, from 25 % to 400 %", () => {
    expect(pageZooms([a4, wide], 1.5, phone)).toEqual([1.5, 1.5]);
    expect([boundedZoom(0.1), boundedZoom(9)]).toEqual([0.25, 4]);
  });

  it("goes up and down in steps, from wherever it is", () => {
    expect([nextZoom(1, 1), nextZoom(1, -1), nextZoom(0.6082, 1), nextZoom(0.6082, -1)]).toEqual([1.1, 0.9, 0.67, 0.5]);
    expect([nextZoom(4, 1), nextZoom(0.25, -1), nextZoom(0.1, -1)]).toEqual([4, 0.25, 0.25]);
  });

  it("is read as people type it", () => {
    expect(["150", "150%", " 87.5 % ", "87,5", "１５０％", "1000", "5"].map(readZoom)).toEqual([
      1.5, 1.5, 0.875, 0.875, 1.5, 4, 0.25,
    ]);
    expect(["", "wide", "-20", "0"].map(readZoom)).toEqual([null, null, null, null]);
  });
});

describe("the places of pages", () => {
  it("finds the page at every height", () => {
    const pages = fc.array(
      fc.record({ width: fc.integer({ min: 10, max: 2000 }), height: fc.integer({ min: 10, max: 2000 }) }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(pages, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, part) => {
        const scales = sizes.map((_, index) => 0.5 + (index % 3));
        const tops = pageTops(sizes, scales);
        const y = part * (tops.at(-1) ?? 0);
        const at = pageAt(tops, y);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThan(sizes.length);
        expect(tops[at]).toBeLessThanOrEqual(y);
        if (at < sizes.length - 1) expect(tops[at + 1]).toBeGreaterThan(y);
      }),
    );
  });

  it("has a gap behind each page", () => {
    expect(pageTops([a4, wide], [1, 0.5])).toEqual([0, 842 + pageGap, 842 + 421 + 2 * pageGap]);
    expect(widestOf([a4, wide], [1, 0.4])).toBe(595);
    expect(pageAt([0], 10)).toBe(0);
  });

  it("draws no picture that a phone cannot hold", () => {
    const density = canvasDensity(2400, 3400, 3);
    expect(2400 * 3400 * density * density).toBeLessThanOrEqual(12_000_001);
    expect(canvasDensity(300, 400, 2)).toBe(2);
  });
});
