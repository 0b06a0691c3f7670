import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outline } from "./outline";
import { formatPath } from "./path";
import { outlineToPng } from "./png";
import { MOST_PIXELS, rasterize } from "./raster";
import { ellipsePath, rectanglePath } from "./seal/curves";
import { describeSeal } from "./seal/describe-seal";
import { usualDesign } from "./seal/design";
import { drawSeal } from "./seal/draw-seal";
import { testFaces } from "./seal/test-faces";
import { differenceByInk, pageOf, seenByMupdf } from "./test-paper";

const names = { organization: "杭州清和书坊有限公司", legalRepresentative: "林清和", taxNumber: "91330106MA2H3B4C5D" };
const seal = drawSeal(describeSeal(usualDesign("contract"), names), testFaces);

const sheet = (d: string, fill: "nonzero" | "evenodd" = "nonzero"): Outline => ({
  version: 1,
  widthMm: 20,
  heightMm: 20,
  paths: [{ d, fill, color: "#000000" }],
});

/** The inked area in square pixels. */
function inked(outline: Outline, perMm: number): number {
  const { rgba } = rasterize(outline, perMm, null);
  let sum = 0;
  for (let at = 3; at < rgba.length; at += 4) sum += rgba[at]! / 255;
  return sum;
}

describe("a raster of an outline", () => {
  const place = fc.integer({ min: 0, max: 9999 }).map((n) => n / 1000);
  const size = fc.integer({ min: 1, max: 9999 }).map((n) => n / 1000);

  it("covers each pixel of a rectangle by the area that the rectangle takes of it", () => {
    fc.assert(
      fc.property(place, place, size, size, fc.constantFrom(1, 2.5, 4), (x, y, width, height, perMm) => {
        const d = formatPath([
          { op: "M", x, y },
          { op: "L", x: x + width, y },
          { op: "L", x: x + width, y: y + height },
          { op: "L", x, y: y + height },
          { op: "Z" },
        ]);
        const { width: across, height: down, rgba } = rasterize(sheet(d), perMm, null);
        const shared = (from: number, to: number, at: number) => Math.max(0, Math.min(to, at + 1) - Math.max(from, at));
        let worst = 0;
        for (let row = 0; row < down; row += 1)
          for (let column = 0; column < across; column += 1) {
            const area = shared(x * perMm, (x + width) * perMm, column) * shared(y * perMm, (y + height) * perMm, row);
            worst = Math.max(worst, Math.abs(rgba[(row * across + column) * 4 + 3]! - area * 255));
          }
        expect(worst).toBeLessThanOrEqual(0.5001);
      }),
      { numRuns: 40 },
    );
  });

  it("inks a circle and a ring by their areas", () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 950 }), fc.integer({ min: 0, max: 49 }), (r, off) => {
        const radius = r / 100;
        const circle = formatPath(ellipsePath({ a: radius, b: radius }, 1, 10 + off / 1000, 10));
        const hole = formatPath(ellipsePath({ a: radius / 2, b: radius / 2 }, 1, 10, 10));
        // The cubic's circle is larger than a true one by three parts in ten thousand at most.
        const area = Math.PI * (radius * 8) ** 2;
        const near = 0.0015;
        expect(Math.abs(inked(sheet(circle), 8) / area - 1)).toBeLessThan(near);
        expect(Math.abs(inked(sheet(circle + hole, "evenodd"), 8) / (area * 0.75) - 1)).toBeLessThan(near);
        expect(Math.abs(inked(sheet(circle + hole), 8) / area - 1)).toBeLessThan(near);
      }),
      { numRuns: 25 },
    );
  });

  it("cuts a shape that runs the other way out of one around it", () => {
    const block = rectanglePath(10, 10, 1, 1);
    const hole = rectanglePath(4, 4, 0, -1);
    const moved = [...block, ...hole].map((c) => ("x" in c ? { ...c, x: c.x + 10, y: c.y + 10 } : c));
    const straight = moved.map((c) => (c.op === "C" ? ({ op: "L", x: c.x, y: c.y } as const) : c));
    // Corners of 1 mm cut off straight take half a square millimetre each.
    expect(inked(sheet(formatPath(straight)), 10)).toBeCloseTo((100 - 2 - 16) * 100, 0);
  });

  it("refuses what has too many pixels", () => {
    expect(() => rasterize(seal, Math.sqrt(MOST_PIXELS) / 41, null)).toThrow(RangeError);
    expect(() => rasterize(seal, 0, null)).toThrow(RangeError);
    expect(() => rasterize(seal, Number.NaN, null)).toThrow(RangeError);
  });
});

describe("a PNG of a seal", () => {
  // Ten pixels to the millimetre: the sheet is a whole number of them for every renderer.
  const dpi = 254;
  const png = outlineToPng(seal, { dpi, background: "#ffffff" });

  it("is read by MuPDF at its true size, and shows what MuPDF shows of the PDF form", () => {
    const seen = seenByMupdf(png, "png", dpi);
    expect([seen.width, seen.height]).toEqual([420, 420]);
    const larger = seenByMupdf(outlineToPng(seal, { dpi: 2 * dpi, background: "#ffffff" }), "png", 2 * dpi);
    // MuPDF rounds every edge pixel to its own samples, which is most of what differs.
    expect(differenceByInk(seenByMupdf(pageOf(seal), "pdf", 2 * dpi), larger)).toBeLessThan(0.01);
  });

  it("is see-through unless told, in the colour of the seal", () => {
    const { rgba } = rasterize(seal, 10, null);
    expect([...rgba.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    const middle = (210 * 420 + 210) * 4;
    expect([...rgba.subarray(middle, middle + 4)]).toEqual([0xd0, 0x18, 0x1c, 255]);
  });

  it("has the pixels per metre, and the rows that were drawn", () => {
    const at = png.indexOf("pHYs") + 4;
    expect([png.readUInt32BE(at), png.readUInt32BE(at + 4), png[at + 8]]).toEqual([10_000, 10_000, 1]);
    const data = png.indexOf("IDAT");
    const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
    const { rgba } = rasterize(seal, 10, "#ffffff");
    const back = Buffer.alloc(rgba.length);
    for (let y = 0; y < 420; y += 1)
      for (let i = 0; i < 1680; i += 1)
        back[y * 1680 + i] = rows[y * 1681 + 1 + i]! + (y > 0 ? back[(y - 1) * 1680 + i]! : 0);
    expect(back.equals(Buffer.from(rgba))).toBe(true);
  });

  it("is the same bytes each time", () => {
    expect(outlineToPng(seal, { dpi, background: "#ffffff" }).equals(png)).toBe(true);
  });
});
