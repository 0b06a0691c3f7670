import { describe, expect, it } from "vitest";
import { outlineToPdfForm } from "../pdf-form";
import { outlineToSvg } from "../svg";
import { differenceByInk, differenceByPixels, pageOf, seenByMupdf, seenByPoppler } from "../test-paper";
import { describeSeal } from "./describe-seal";
import { SEAL_CUTS, SEAL_FACES, type SealDescription } from "./description";
import { drawSeal, drawSealToPdf } from "./draw-seal";
import { describeNameSeal } from "./name-seal";
import { PRESETS } from "./presets";
import { testFaces } from "./test-faces";

/** Twenty pixels to the millimetre. */
const DPI = 508;

const details = { microText: true, pattern: "00112233445566778899aabbccddeeff", doubleBorder: true };

const seals: [string, SealDescription][] = [
  ...PRESETS.map(({ name, design, names }): [string, SealDescription] => [name, describeSeal(design, names)]),
  ...PRESETS.filter(({ design }) => design.shape !== "square").map(
    ({ name, design, names }): [string, SealDescription] => [
      `${name} with every detail`,
      describeSeal({ ...design, ...details }, names),
    ],
  ),
  ...SEAL_CUTS.flatMap((cut) =>
    SEAL_FACES.map((face): [string, SealDescription] => [
      `name, ${cut}, ${face}`,
      describeNameSeal({ name: "林清和", shape: "square", cut, face, suffix: true, sizeMm: 20 }),
    ]),
  ),
];

describe.each(seals)("the seal: %s", (_name, seal) => {
  const outline = drawSeal(seal, testFaces);

  it("shows the same on screen and on paper, to two renderers that share nothing", () => {
    const screen = seenByMupdf(outlineToSvg(outline), "svg", DPI);
    expect(differenceByInk(screen, seenByMupdf(pageOf(outline), "pdf", DPI))).toBeLessThan(0.01);
    expect(differenceByPixels(screen, seenByPoppler(pageOf(outline), DPI))).toBeLessThan(0.01);
  });

  it("is the same bytes in a contract with and without path data in between", () => {
    expect(drawSealToPdf(seal, testFaces)).toEqual(outlineToPdfForm(outline));
  });
});
