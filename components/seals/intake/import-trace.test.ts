import { describe, expect, it } from "vitest";
import { checkOutline, outlineInkBox, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import type { Pixels } from "@/lib/standards/seal-drawing/paper/raster";
import { inkOfPicture, outlineOfPicture } from "./import-trace";

/** A ring in a square picture, its edge as far covered as it lies in a pixel. */
function ring(side: number, { margin = 0, ink = [208, 24, 28], paper = false } = {}): Pixels {
  const data = new Uint8ClampedArray(side * side * 4);
  const [middle, outer] = [side / 2, side / 2 - margin];
  for (let i = 0; i < side * side; i++) {
    const far = Math.hypot((i % side) + 0.5 - middle, Math.floor(i / side) + 0.5 - middle);
    const within = (radius: number) => Math.min(1, Math.max(0, radius - far + 0.5));
    const covered = within(outer) * (1 - within(outer * 0.9));
    for (let c = 0; c < 3; c++) data[i * 4 + c] = paper ? 255 - (255 - ink[c]!) * covered : covered > 0 ? ink[c]! : 0;
    data[i * 4 + 3] = paper ? 255 : covered * 255;
  }
  return { width: side, height: side, data };
}

describe("the picture of an electronic seal as an outline", () => {
  it.each([{ paper: true }, { paper: false }])("keeps its true size and its own colour, %o", ({ paper }) => {
    const outline = checkOutline(outlineOfPicture(ring(400, { paper }), { widthMm: 42, heightMm: 42 }), SEAL_LIMITS);
    expect(outline.widthMm).toBeCloseTo(42, 1);
    expect(outline.widthMm).toBeLessThanOrEqual(42);
    expect(outline.paths[0]?.color).toBe("#d0181c");
    const box = outlineInkBox(outline)!;
    expect(box.right - box.left).toBeCloseTo(42, 0);
    expect(Math.abs(box.bottom - box.top - (box.right - box.left))).toBeLessThan(0.1);
  });

  it("is as large as its ink, without the margin of its picture", () => {
    const outline = outlineOfPicture(ring(400, { margin: 50 }), { widthMm: 40, heightMm: 40 })!;
    const box = outlineInkBox(outline)!;
    expect(box.right - box.left).toBeCloseTo(30, 1);
    expect(outline.widthMm).toBeLessThan(30.5);
  });

  it("knows a light ink as well as a dark one, and none where there is none", () => {
    expect(inkOfPicture(ring(200, { ink: [240, 120, 120], paper: true }))?.color).toBe("#f07878");
    expect(inkOfPicture(ring(200, { ink: [20, 40, 120] }))?.color).toBe("#142878");
    const white = { width: 20, height: 20, data: new Uint8ClampedArray(1600).fill(255) };
    expect(outlineOfPicture(white, { widthMm: 40, heightMm: 40 })).toBeNull();
    const nothing = { width: 20, height: 20, data: new Uint8ClampedArray(1600) };
    expect(outlineOfPicture(nothing, { widthMm: 40, heightMm: 40 })).toBeNull();
  });
});
