import { describe, expect, it } from "vitest";
import { drawnSignature, UPRIGHT } from "./drawn-signature";
import { type Outline, outlineInkBox } from "./outline";
import { outlineToPdfForm } from "./pdf-form";
import { outlineToSvg } from "./svg";
import { differenceByPixels, type Picture, pageOf, seenByMupdf, seenByPoppler } from "./test-paper";

/*
 * Two renderers that know nothing of each other: MuPDF draws the SVG, Poppler draws the PDF. The ink of both must lie
 * where the outline says, to a pixel of 300 dpi (0.085 mm).
 */
const DPI = 300;
const PIXEL_MM = 25.4 / DPI;

const loops = Array.from({ length: 90 }, (_, i) => ({
  x: 10 + i * 0.7 + 4 * Math.cos(i / 4),
  y: 20 + 7 * Math.sin(i / 4),
  t: i * 9,
}));
const drawn = drawnSignature([
  { samples: loops, place: UPRIGHT },
  { samples: [{ x: 50, y: 6, t: 2000 }], place: UPRIGHT },
])!;

const shapes: Outline = {
  version: 1,
  widthMm: 40,
  heightMm: 30,
  paths: [
    // A ring by the even-odd rule, a quadratic arch, and straight lines in another colour: every operator there is.
    { d: "M5 5L20 5L20 20L5 20ZM9 9L16 9L16 16L9 16Z", fill: "evenodd", color: "#c3321c" },
    { d: "M22 20Q29 -8 36 20C36 26 22 26 22 20Z", fill: "nonzero", color: "#14182b" },
  ],
};

describe.each([
  ["a drawn signature", drawn],
  ["shapes of every kind", shapes],
])("%s", (_name, outline) => {
  const ink = outlineInkBox(outline)!;

  it("has its ink in the same millimetres on screen and on paper", () => {
    const screen = inkOf(seenByMupdf(outlineToSvg(outline), "svg", DPI));
    const paper = inkOf(seenByPoppler(pageOf(outline), DPI));
    for (const side of ["left", "top", "right", "bottom"] as const) {
      expect(Math.abs(screen[side] - ink[side])).toBeLessThan(1.5 * PIXEL_MM);
      expect(Math.abs(paper[side] - ink[side])).toBeLessThan(1.5 * PIXEL_MM);
    }
  });

  it("has the same ink inside", () => {
    const [screen, paper] = [seenByMupdf(outlineToSvg(outline), "svg", DPI), seenByPoppler(pageOf(outline), DPI)];
    expect(screen.gray.filter((gray) => gray < 128).length).toBeGreaterThan(500);
    expect(differenceByPixels(screen, paper)).toBeLessThan(0.005);
  });
});

it("keeps to three decimals and upright coordinates in the PDF", () => {
  const { bbox, content } = outlineToPdfForm(shapes);
  expect(bbox).toEqual([0, 0, 113.386, 85.039]);
  expect(content).toContain("0.765 0.196 0.11 rg");
  // 5 mm from the left is 14.173 pt; 5 mm from the top is 25 mm from the bottom, 70.866 pt.
  expect(content).toContain("14.173 70.866 m");
  expect(content).not.toMatch(/\.\d{4}/);
  expect(content.split("\n").filter((line) => line.startsWith("f"))).toEqual(["f*", "f"]);
});

function inkOf({ width, height, gray }: Picture) {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (gray[y * width + x]! > 160) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  return {
    left: box.left * PIXEL_MM,
    top: box.top * PIXEL_MM,
    right: box.right * PIXEL_MM,
    bottom: box.bottom * PIXEL_MM,
  };
}
