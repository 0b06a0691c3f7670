import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldSizes, usualCrossPage } from "@/lib/domain/contracts/drafting/draft.schema";
import { atEdge, leastHeight, stripPlaces } from "./strip-places";

const a4 = { width: 595, height: 842 };
const pages = (count: number) => Array.from({ length: count }, () => a4);

describe("the strips of a cross-page seal", () => {
  it("are as high as the draft's schema asks at least", () => {
    expect(leastHeight).toBe(fieldSizes.cross_page.least.height);
  });

  it("stand at the edge of every page that they join, around one height", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 90 }),
        fc.constantFrom("left", "right"),
        fc.constantFrom("all", "odd"),
        fc.double({ min: 0, max: 900, noNaN: true }),
        (count, edge, which, y) => {
          const places = stripPlaces({ options: { edge, pages: which, most: 20 }, y, height: 120 }, pages(count));
          expect(places.map(({ page }) => page)).toEqual(
            pages(count)
              .map((_, i) => i)
              .filter((i) => which === "all" || i % 2 === 0),
          );
          for (const { x, width, y: top, height } of places) {
            expect(edge === "left" ? x : x + width).toBeCloseTo(edge === "left" ? 0 : a4.width, 0);
            expect(top).toBeGreaterThanOrEqual(0);
            expect(top + height).toBeLessThanOrEqual(a4.height);
          }
        },
      ),
    );
  });

  it("are left out on pages that there are not", () => {
    const options = { ...usualCrossPage, pages: [1, 2, 8] };
    expect(stripPlaces({ options, y: 0, height: 120 }, pages(3)).map(({ page }) => page)).toEqual([1, 2]);
    expect(atEdge({ y: 0, height: 120, options: { ...usualCrossPage, pages: [7] } }, null, pages(3))).toBeNull();
  });

  it("go to the nearer edge, and stay where no side is told", () => {
    const field = { y: 100, height: 120, options: usualCrossPage };
    expect(atEdge(field, { x: 100, pageWidth: 595 }, pages(3))?.options.edge).toBe("left");
    expect(atEdge(field, { x: 400, pageWidth: 595 }, pages(3))?.options.edge).toBe("right");
    expect(atEdge(field, null, pages(3))).toMatchObject({ page: 0, y: 100, height: 120, options: usualCrossPage });
  });
});
