import { describe, expect, it } from "vitest";
import type { PdfPage } from "@/components/pdf/load-pdf";
import { fieldSizes } from "@/lib/domain/contracts/drafting/draft.schema";
import { placeFor, textRunsOf } from "./places-by-words";

const page = { width: 595, height: 842 };
const words = { x: 100, y: 400, width: 80, height: 12 };

describe("where a field goes that belongs to words", () => {
  it("is over their end for a seal, as it is pressed on paper", () => {
    const place = placeFor("seal", words, page);
    expect(place.x + place.width / 2).toBeCloseTo(180, 0);
    expect(place.y + place.height / 2).toBeCloseTo(406, 0);
  });

  it("is beside them for what is written", () => {
    const place = placeFor("date", words, page);
    expect(place.x).toBe(186);
    expect(place.y + place.height / 2).toBeCloseTo(406, 0);
  });

  it("stays within the page", () => {
    const place = placeFor("signature", { x: 500, y: 835, width: 90, height: 12 }, page);
    expect(place.x + place.width).toBeLessThanOrEqual(page.width);
    expect(place.y + place.height).toBeLessThanOrEqual(page.height);
    expect(place.width).toBe(fieldSizes.signature.width);
  });
});

it("letters are as tall as they are seen on a page whose unit is two points, turned", async () => {
  // What pdf.js says of a page of 200 by 300 units with UserUnit 2 and Rotate 90.
  const viewport = {
    transform: [0, 2, 2, 0, 0, 0],
    convertToViewportPoint: (x: number, y: number) => [2 * y, 2 * x],
  };
  const items = [{ str: "甲方", transform: [12, 0, 0, 12, 50, 100], width: 24, height: 12 }];
  const fake = { getViewport: () => viewport, getTextContent: async () => ({ items }) };
  expect(await textRunsOf(fake as unknown as PdfPage)).toEqual([
    { text: "甲方", from: { x: 200, y: 100 }, to: { x: 200, y: 148 }, height: 24 },
  ]);
});
