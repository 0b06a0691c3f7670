import fc from "fast-check";
import { expect, test } from "vitest";
import { checkOutline, outlineInkBox, SEAL_LIMITS } from "../seal-drawing/outline";
import { outlineToSvg } from "../seal-drawing/svg";
import { markOutline } from "./mark-outline";

test("is ink inside its place, square and in the middle, whatever the place is like", () => {
  const side = fc.double({ min: 4, max: 160, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom("checkbox" as const, "radio" as const), fc.boolean(), side, side, (mark, on, w, h) => {
      const outline = markOutline(mark, on, w, h);
      expect(() => checkOutline(outline, SEAL_LIMITS)).not.toThrow();
      const box = outlineInkBox(outline)!;
      expect(box.right - box.left).toBeCloseTo(box.bottom - box.top, 1);
      expect(box.left + box.right).toBeCloseTo(outline.widthMm, 1);
      expect(box.top + box.bottom).toBeCloseTo(outline.heightMm, 1);
      expect(outline.paths).toHaveLength(on ? 2 : 1);
    }),
  );
});

test("is drawn on a screen by the outline's own SVG", () => {
  expect(outlineToSvg(markOutline("checkbox", true, 14, 14))).toContain('viewBox="0 0 4.939 4.939"');
});
