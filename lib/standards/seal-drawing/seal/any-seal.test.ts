import fc from "fast-check";
import { expect, it } from "vitest";
import { TooLongForSealError } from "./arc-text";
import { drawCharacters } from "./block";
import { describeSeal } from "./describe-seal";
import { SEAL_FACES } from "./description";
import { SEAL_KINDS, SEAL_SHAPES, SEAL_SIZES, type SealDesign, SealDesignError, usualDesign } from "./design";
import { drawRing } from "./draw-ring";
import { testFaces } from "./test-faces";
import { faultsOf, faultsOfBlock } from "./test-seal";

/*
 * Whatever is chosen in the studio, with whatever name: the seal is drawn without a fault, or it is said what does not
 * fit. Characters are few of each sort, so that cutting them costs little: tall, flat, dense, rare, hanging ones.
 */
const CHINESE = [..."杭州一二卜口小川龘鑫森清和書坊文化藝術鑑定服务有限公司"];
const RARE = [..."㐂堃喆犇龢翀昇珺祎"];
const LATIN = [..."ABQWgjy.,&'-()0189"];
const BRACKETS = [..."（）《》·"];

const text = (letters: readonly string[], minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((all) => all.join(""));
const words = (letters: readonly string[], minLength: number, maxLength: number) =>
  fc
    .array(text(letters, 1, 7), { minLength: 1, maxLength: 6 })
    .map((all) => all.join(" ").slice(0, maxLength).trim())
    .filter((all) => all.length >= minLength);

const organization = fc.oneof(
  text(CHINESE, 4, 40),
  text([...CHINESE, ...RARE, ...BRACKETS], 4, 40),
  text([...CHINESE, ...LATIN], 4, 40),
  words(LATIN, 4, 40),
);
const code = fc.oneof(fc.constant(""), text([..."0123456789"], 1, 18), words([...LATIN, ..."QINGHELTD"], 1, 60));
const chosen = fc.constantFrom(...SEAL_KINDS).chain((kind) =>
  fc.constantFrom(...SEAL_SHAPES).chain((shape) =>
    fc.record({
      kind: fc.constant(kind),
      shape: fc.constant(shape),
      size: fc.constantFrom(...SEAL_SIZES[shape]),
      line: fc.oneof(fc.constant(usualDesign(kind).line), text([...CHINESE, ...RARE], 1, 20), words(LATIN, 1, 20)),
      code,
      centre: fc.constantFrom("star" as const, "none" as const),
      doubleBorder: fc.boolean(),
      microText: fc.boolean(),
      nameScale: fc.constantFrom(0.7, 0.85, 1, 1.2),
      face: fc.constantFrom(...SEAL_FACES),
      cut: fc.constantFrom("relief" as const, "intaglio" as const),
      taxNumber: fc.constantFrom("91330106MA2H3B4C5D", null),
    }),
  ),
);

it("any seal is drawn without a fault, or it is said what does not fit", () => {
  let drawn = 0;
  fc.assert(
    fc.property(chosen, organization, ({ size, taxNumber, ...choice }, name) => {
      const [widthMm, heightMm] = size;
      const design: SealDesign = { ...usualDesign(choice.kind), ...choice, widthMm, heightMm };
      try {
        const seal = describeSeal(design, { organization: name, legalRepresentative: "林清和", taxNumber });
        if (seal.shape === "block") {
          expect(faultsOfBlock(seal, drawCharacters(seal, testFaces[seal.face]))).toEqual([]);
        } else {
          const security = { ...seal.security, serial: "7F3A09C2" };
          const parts = drawRing({ ...seal, security }, testFaces);
          expect(faultsOf(seal, parts)).toEqual([]);
        }
        drawn += 1;
      } catch (error) {
        if (error instanceof SealDesignError) return;
        // A name of at most forty characters fits unless a code takes its room; a long code may not.
        if (!(error instanceof TooLongForSealError && design.code !== "")) throw error;
      }
    }),
    { numRuns: 300 },
  );
  expect(drawn).toBeGreaterThan(150);
});
