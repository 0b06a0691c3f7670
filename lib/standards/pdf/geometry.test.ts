import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cropBoxPdf, inheritedPdf, onePage, rotatedPdf, userUnitPdf } from "../../../tests/support/pdfs";
import { PdfFile } from "./file";
import { type PageGeometry, pageGeometry, transform, userToVisual, visualToUser } from "./geometry";

function geometryOf(bytes: Uint8Array): PageGeometry {
  const file = PdfFile.open(bytes);
  return pageGeometry(file, file.page(0));
}

describe("pageGeometry", () => {
  test("turns the visible size with the page", () => {
    expect(geometryOf(rotatedPdf(90))).toMatchObject({ rotate: 90, width: 842, height: 595 });
    expect(geometryOf(rotatedPdf(180))).toMatchObject({ rotate: 180, width: 595, height: 842 });
    expect(geometryOf(onePage("/MediaBox[0 0 595 842]/Rotate -90").build())).toMatchObject({ rotate: 270, width: 842 });
    expect(geometryOf(onePage("/MediaBox[0 0 595 842]/Rotate 450").build()).rotate).toBe(90);
    expect(geometryOf(onePage("/MediaBox[0 0 595 842]/Rotate 45").build()).rotate).toBe(0);
  });

  test("shows the crop box, cut to the media box", () => {
    expect(geometryOf(cropBoxPdf(90))).toMatchObject({ cropBox: [50, 100, 450, 600], width: 500, height: 400 });
    const wide = onePage("/MediaBox[600 800 0 0]/CropBox[-50 -50 300 900]").build();
    expect(geometryOf(wide)).toMatchObject({ mediaBox: [0, 0, 600, 800], cropBox: [0, 0, 300, 800] });
    const outside = onePage("/MediaBox[0 0 600 800]/CropBox[900 900 950 950]").build();
    expect(geometryOf(outside).cropBox).toEqual([0, 0, 600, 800]);
  });

  test("reads inherited boxes and the user unit", () => {
    expect(geometryOf(inheritedPdf())).toMatchObject({ rotate: 90, width: 760, height: 600 });
    expect(geometryOf(userUnitPdf())).toMatchObject({ userUnit: 2, width: 600, height: 800 });
    expect(geometryOf(onePage("").build())).toMatchObject({ width: 612, height: 792 });
  });
});

const geometries = fc
  .record({
    left: fc.integer({ min: -500, max: 500 }),
    bottom: fc.integer({ min: -500, max: 500 }),
    across: fc.integer({ min: 10, max: 3000 }),
    up: fc.integer({ min: 10, max: 3000 }),
    rotate: fc.constantFrom<0 | 90 | 180 | 270>(0, 90, 180, 270),
    userUnit: fc.constantFrom(1, 2, 0.5, 1.25),
  })
  .map(({ left, bottom, across, up, rotate, userUnit }): PageGeometry => {
    const turned = rotate === 90 || rotate === 270;
    const cropBox: PageGeometry["cropBox"] = [left, bottom, left + across, bottom + up];
    const width = (turned ? up : across) * userUnit;
    const height = (turned ? across : up) * userUnit;
    return { mediaBox: cropBox, cropBox, rotate, userUnit, width, height };
  });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("visualToUser", () => {
  test("is undone by userToVisual and stays on the page", () => {
    fc.assert(
      fc.property(geometries, share, share, share, share, (geometry, a, b, c, d) => {
        const visual = {
          x: a * geometry.width,
          y: b * geometry.height,
          width: c * (1 - a) * geometry.width,
          height: d * (1 - b) * geometry.height,
        };
        const { rect } = visualToUser(geometry, visual);
        const back = userToVisual(geometry, rect);
        for (const key of ["x", "y", "width", "height"] as const) expect(back[key]).toBeCloseTo(visual[key], 6);
        const [left, bottom, right, top] = geometry.cropBox;
        expect(rect[0]).toBeGreaterThanOrEqual(left - 1e-6);
        expect(rect[1]).toBeGreaterThanOrEqual(bottom - 1e-6);
        expect(rect[2]).toBeLessThanOrEqual(right + 1e-6);
        expect(rect[3]).toBeLessThanOrEqual(top + 1e-6);
      }),
    );
  });

  // The independent statement: a point of the form is placed by the matrix, then the page is turned as a viewer does.
  test("stands upright: every point of the form is shown where it was placed", () => {
    fc.assert(
      fc.property(geometries, share, share, share, share, (geometry, a, b, px, py) => {
        const visual = { x: a * 100, y: b * 100, width: 60, height: 30 };
        const { rect, matrix } = visualToUser(geometry, visual);
        const [fx, fy] = transform(matrix, px * visual.width, py * visual.height);
        const shown = show(geometry, fx + rect[0], fy + rect[1]);
        expect(shown[0]).toBeCloseTo(visual.x + px * visual.width, 6);
        expect(shown[1]).toBeCloseTo(visual.y + visual.height - py * visual.height, 6);
      }),
    );
  });
});

/** Turns a user space point clockwise about the middle of the crop box by trigonometry, and measures from the top left. */
function show(geometry: PageGeometry, x: number, y: number): [number, number] {
  const [left, bottom, right, top] = geometry.cropBox;
  const angle = (-geometry.rotate * Math.PI) / 180;
  const dx = x - (left + right) / 2;
  const dy = y - (bottom + top) / 2;
  const turnedX = dx * Math.cos(angle) - dy * Math.sin(angle);
  const turnedY = dx * Math.sin(angle) + dy * Math.cos(angle);
  return [turnedX * geometry.userUnit + geometry.width / 2, geometry.height / 2 - turnedY * geometry.userUnit];
}
