import { describe, expect, it } from "vitest";
import type { Outline } from "./outline";
import { visibleInk } from "./visible-ink";

const drawing = (d: string, color = "#000000"): Outline => ({
  version: 1,
  widthMm: 30,
  heightMm: 12,
  paths: [{ d, fill: "nonzero", color }],
});

describe("visible ink", () => {
  it("is measured in square millimetres", () => {
    expect(visibleInk(drawing("M1 1L5 1L5 3L1 3Z"))).toBeCloseTo(8, 3);
    expect(visibleInk(drawing("M1 1L5 1L5 3L1 3Z", "#808080"))).toBeCloseTo(4, 1);
  });

  it("is nothing where nothing can be seen", () => {
    expect(visibleInk(drawing("M1 1L25 9L1 1Z"))).toBeCloseTo(0, 9);
    expect(visibleInk(drawing("M1 1L5 1L5 3L1 3Z", "#ffffff"))).toBeCloseTo(0, 9);
  });
});
