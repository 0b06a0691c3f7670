import { describe, expect, it } from "vitest";
import { outlineToPdfForm } from "../pdf-form";
import { outlineToSvg } from "../svg";
import { differenceByInk, pageOf, seenByMupdf } from "../test-paper";
import { describeSeal } from "./describe-seal";
import { drawSeal, drawSealToPdf } from "./draw-seal";
import { PRESETS } from "./presets";
import { testFaces } from "./test-faces";

/** Twenty pixels to the millimetre. */
const DPI = 508;

describe.each(PRESETS.map((preset) => [preset.name, preset] as const))("the %s seal", (_name, { design, names }) => {
  const seal = describeSeal({ ...design, microText: true, pattern: "00112233445566778899aabbccddeeff" }, names);
  const outline = drawSeal(seal, testFaces);

  it("shows the same on screen and on paper", () => {
    const screen = seenByMupdf(outlineToSvg(outline), "svg", DPI);
    const paper = seenByMupdf(pageOf(outline), "pdf", DPI);
    expect(differenceByInk(screen, paper)).toBeLessThan(0.01);
  });

  it("is the same bytes in a contract with and without path data in between", () => {
    expect(drawSealToPdf(seal, testFaces)).toEqual(outlineToPdfForm(outline));
  });
});
