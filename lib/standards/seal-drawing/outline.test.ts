import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { composeOutlines, cropToInk, shrinkToFit } from "./compose";
import { canonicalOutline, checkOutline, type Outline, OutlineError, outlineInkBox } from "./outline";
import { outlineDigest } from "./outline-digest";
import { outlineToSvg } from "./svg";

const square: Outline = {
  version: 1,
  widthMm: 20,
  heightMm: 10,
  paths: [{ d: "M2 2L18 2L18 8L2 8Z", fill: "nonzero", color: "#14182b" }],
};

const withPath = (change: object) => ({ ...square, paths: [{ ...square.paths[0], ...change }] });

describe("checkOutline", () => {
  it("takes a drawing and gives it its one spelling", () => {
    const loose = {
      paths: [{ color: "#14182B", d: "M2.0000 2.00L18 2L18 8L2 8Z", fill: "nonzero", note: "dropped" }],
      heightMm: 10.0000001,
      widthMm: 20,
      version: 1,
      extra: true,
    };
    expect(checkOutline(loose)).toEqual(square);
    expect(canonicalOutline(checkOutline(loose))).toBe(canonicalOutline(square));
  });

  it.each<[string, unknown, string]>([
    ["nothing", null, "an object"],
    ["a list", [square], "an object"],
    ["another version", { ...square, version: 2 }, "version"],
    ["a width that is no number", { ...square, widthMm: Number.NaN }, "width"],
    ["a width in words", { ...square, widthMm: "20" }, "width"],
    ["a width beyond counting", { ...square, widthMm: Number.MAX_VALUE }, "width"],
    ["no height", { ...square, heightMm: 0 }, "height"],
    ["a poster", { ...square, widthMm: 91 }, "90 mm"],
    ["no paths", { ...square, paths: [] }, "paths"],
    ["too many paths", { ...square, paths: Array(65).fill(square.paths[0]) }, "64 paths"],
    ["a path that is none", { ...square, paths: ["M0 0"] }, "path 1"],
    ["a strange fill rule", withPath({ fill: "url(#x)" }), "fill rule"],
    ["a strange colour", withPath({ color: "red;x" }), "colour"],
    ["script in the data", withPath({ d: 'M0 0"><script>' }), "not a path command"],
    ["no ink", withPath({ d: "M2 2" }), "draws nothing"],
    ["ink outside", withPath({ d: "M2 2L21 2Z" }), "outside"],
    ["ink bulging outside", withPath({ d: "M2 2Q10 -9 18 2Z" }), "outside"],
    ["what is beyond counting once it is rounded", withPath({ d: "M999999.9999 0L1 1Z" }), "path 1"],
    ["too many points", withPath({ d: `M2 2${"L3 3".repeat(40_001)}` }), "40000 points"],
    ["text without end", withPath({ d: `M2 2${"L3 3".repeat(400_000)}` }), "40000 points"],
  ])("refuses %s", (_what, value, reason) => {
    expect(() => checkOutline(value)).toThrow(OutlineError);
    expect(() => checkOutline(value)).toThrow(reason);
  });
});

describe("outlineDigest", () => {
  it("is SHA-256 over the canonical text, and changes with the drawing", () => {
    const text =
      '{"version":1,"widthMm":20,"heightMm":10,"paths":[{"d":"M2 2L18 2L18 8L2 8Z","fill":"nonzero","color":"#14182b"}]}';
    expect(outlineDigest(square)).toBe(createHash("sha256").update(text).digest("hex"));
    expect(outlineDigest(checkOutline(withPath({ d: "M2 2L18 2L18 8L2 8.001Z" })))).not.toBe(outlineDigest(square));
  });
});

describe("composing", () => {
  it("lays outlines on a sheet, true or scaled", () => {
    const sheet = composeOutlines(60, 30, [
      { outline: square, xMm: 5, yMm: 1 },
      { outline: square, xMm: 30, yMm: 12, scale: 0.5 },
    ]);
    expect(sheet.paths.map((p) => p.d)).toEqual(["M7 3L23 3L23 9L7 9Z", "M31 13L39 13L39 16L31 16Z"]);
  });

  it("crops to the ink with a margin", () => {
    const cropped = cropToInk(square, 0.5);
    expect([cropped.widthMm, cropped.heightMm]).toEqual([17, 7]);
    expect(outlineInkBox(cropped)).toEqual({ left: 0.5, top: 0.5, right: 16.5, bottom: 6.5 });
  });

  it("shrinks to fit and never enlarges", () => {
    const small = shrinkToFit(square, 10, 100);
    expect([small.widthMm, small.heightMm]).toEqual([10, 5]);
    expect(shrinkToFit(square, 100, 100)).toBe(square);
  });
});

describe("outlineToSvg", () => {
  it("writes true millimetres and escapes the title", () => {
    const svg = outlineToSvg(square, { title: "<b> & co" });
    expect(svg).toContain('width="20mm" height="10mm" viewBox="0 0 20 10"');
    expect(svg).toContain("<title>&lt;b&gt; &amp; co</title>");
  });
});
