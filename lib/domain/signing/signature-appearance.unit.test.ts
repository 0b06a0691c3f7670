import { describe, expect, it } from "vitest";
import { drawNameSeal } from "@/lib/domain/seals/personal/draw-name-seal";
import type { Stamp } from "@/lib/standards/pades/stamp";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import { signatureAppearance } from "./signature-appearance";

const caption = { name: "王珊", at: new Date("2026-11-22T02:14:07Z"), serial: "0123456789abcdef0123456789abcdef" };

const seal = (sizeMm: 15 | 22, shape: "square" | "rectangle" = "square"): Outline =>
  drawNameSeal("王珊", { part: "name", shape, cut: "relief", suffix: true, sizeMm, face: "song" }).outline;

const wave: Outline = {
  version: 1,
  widthMm: 40,
  heightMm: 14,
  paths: [{ d: "M0 0L40 0L40 14L0 14Z", fill: "nonzero", color: "#14182b" }],
};

/** The box of what is drawn in one colour (0 to 1), in millimetres from the lower left. */
function inkOf({ ink: content }: Stamp, red: boolean) {
  let own = false;
  const points: [number, number][] = [];
  for (const line of content.split(/\n/)) {
    const words = line.trim().split(/\s+/);
    const operator = words.at(-1);
    const numbers = words.slice(0, -1).map(Number);
    if (operator === "rg") own = (numbers[0] ?? 0) > 0.7 === red;
    if (own && operator && "mlc".includes(operator)) points.push([numbers.at(-2) ?? 0, numbers.at(-1) ?? 0]);
  }
  const [xs, ys] = [points.map(([x]) => x / PT_PER_MM), points.map(([, y]) => y / PT_PER_MM)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

describe("what stands in the place of a signature", () => {
  it("is a name seal in its true size, with the small print beside it and the text below it showing through", () => {
    const look = signatureAppearance(seal(15), caption, 150, 50);
    expect(look).toMatchObject({ opacity: 1, width: 150, height: 50 });
    const [ink, words] = [inkOf(look, true), inkOf(look, false)];
    expect(ink.right - ink.left).toBeCloseTo(15, 1);
    expect(ink.top - ink.bottom).toBeCloseTo(15, 1);
    expect(words.left).toBeGreaterThan(ink.right);
    expect(words.right).toBeLessThanOrEqual(150 / PT_PER_MM + 0.05);
  });

  it("is a seal no taller than its place", () => {
    for (const shape of ["square", "rectangle"] as const) {
      const ink = inkOf(signatureAppearance(seal(22, shape), caption, 150, 50), true);
      expect(ink.top - ink.bottom).toBeCloseTo(50 / PT_PER_MM, 1);
    }
  });

  it("is a signature above its small print, and so is a seal in a narrow place", () => {
    const narrow = signatureAppearance(seal(15), caption, 70, 50);
    expect(inkOf(narrow, true).bottom).toBeGreaterThan(inkOf(narrow, false).top - 0.1);
    const written = signatureAppearance(wave, caption, 150, 50);
    // Ink that is pressed on the page, whatever its colour, covers nothing of the contract.
    expect(written).toMatchObject({ opacity: 1, width: 150, height: 50 });
    expect(inkOf(written, false).top).toBeGreaterThan(17);
    expect(inkOf(written, false).left).toBeLessThan(0.1);
  });
});
