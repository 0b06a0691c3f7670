import { describe, expect, it } from "vitest";
import { fieldSizes } from "@/lib/domain/contracts/draft.schema";
import { placeFor } from "./places-by-words";

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
