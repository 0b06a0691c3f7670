import { outlineToPdfForm } from "@/lib/standards/seal-drawing/pdf-form";
import { describeSeal } from "@/lib/standards/seal-drawing/seal/describe-seal";
import { drawSeal, drawSealToPdf } from "@/lib/standards/seal-drawing/seal/draw-seal";
import { PRESETS } from "@/lib/standards/seal-drawing/seal/presets";
import { testFaces } from "@/lib/standards/seal-drawing/seal/test-faces";
import type { SealCase } from "./seal-case";

const MOST_MS = 2;

/** Drawn at once for one reading of the processor's time, which is too coarse for a single seal. */
const BATCH = 20;

/** Milliseconds of processor time for one run: other programs on the machine do not count. */
function medianOf(rounds: number, run: () => unknown): number {
  const times = Array.from({ length: Math.ceil(rounds / BATCH) }, () => {
    const began = process.cpuUsage();
    for (let i = 0; i < BATCH; i++) run();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000 / BATCH;
  });
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** From what a person decided to PDF operators, fonts loaded: every preset, medians after a warm-up. */
export async function drawing(rounds: number): Promise<SealCase> {
  const measured: Record<string, number> = {};
  let slowest = 0;
  for (const { name, design, names } of PRESETS) {
    const direct = () => drawSealToPdf(describeSeal(design, names), testFaces);
    const byText = () => outlineToPdfForm(drawSeal(describeSeal(design, names), testFaces));
    medianOf(rounds, direct);
    medianOf(rounds, byText);
    measured[`${name}, ms`] = medianOf(rounds, direct);
    measured[`${name}, by way of path data, ms`] = medianOf(rounds, byText);
    slowest = Math.max(slowest, measured[`${name}, ms`] ?? Number.NaN);
  }
  return {
    name: "drawing a seal to PDF operators",
    measured,
    bars: [{ name: "ms for the slowest preset", value: slowest, atMost: MOST_MS, met: slowest < MOST_MS }],
  };
}
