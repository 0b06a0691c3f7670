import type { PaperSealShape } from "./seal-shape";

/** A size on paper. Millimetres. */
export type PaperSize = { widthMm: number; heightMm: number };

const even = (...sides: number[]): PaperSize[] => sides.map((side) => ({ widthMm: side, heightMm: side }));

/** The sizes in which seals are cut, by shape; the first is the most usual. */
export const TRUE_SIZES: Record<PaperSealShape, readonly PaperSize[]> = {
  round: even(40, 38, 42, 45, 50, 58),
  oval: [
    { widthMm: 40, heightMm: 30 },
    { widthMm: 45, heightMm: 30 },
    { widthMm: 50, heightMm: 36 },
  ],
  square: even(20, 18, 22, 25, 30, 40),
  rectangle: [
    { widthMm: 25, heightMm: 15 },
    { widthMm: 30, heightMm: 18 },
    { widthMm: 40, heightMm: 20 },
    { widthMm: 15, heightMm: 25 },
  ],
};

/** A size that stretches a seal by more than this is not its own. */
const MOST_STRETCH = 1.15;

/** By how much a seal of this width by height is stretched to have a size; 1 is not at all. */
function stretch({ widthMm, heightMm }: PaperSize, ratio: number): number {
  const by = widthMm / heightMm / ratio;
  return Math.max(by, 1 / by);
}

/** Whether a seal can have a size without being stretched out of its own form. */
export const fitsSeal = (size: PaperSize, ratio: number): boolean => stretch(size, ratio) <= MOST_STRETCH;

/** The sizes in which a seal of this shape is cut and that fit how wide it is by how high, the best first. */
export function sealSizes(shape: PaperSealShape, ratio: number): readonly PaperSize[] {
  return TRUE_SIZES[shape]
    .filter((size) => fitsSeal(size, ratio))
    .sort((one, other) => stretch(one, ratio) - stretch(other, ratio));
}

/** The size of a seal whose longer side is so long: a round or square one is as high as it is wide. */
export function sealSize(shape: PaperSealShape, ratio: number, longerMm: number): PaperSize {
  if (shape === "round" || shape === "square") return { widthMm: longerMm, heightMm: longerMm };
  return ratio > 1
    ? { widthMm: longerMm, heightMm: longerMm / ratio }
    : { widthMm: longerMm * ratio, heightMm: longerMm };
}

/** How wide a signature may be made, so that it is neither higher nor wider than a line for it. Millimetres. */
export function signatureWidths(ratio: number): { least: number; most: number; usual: number } {
  const most = Math.max(4, Math.floor(Math.min(85, 38 * ratio)));
  return { least: Math.min(10, most), most, usual: Math.min(55, 18 * ratio, most) };
}
