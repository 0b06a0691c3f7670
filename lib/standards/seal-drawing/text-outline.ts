import { type Face, writeLine } from "./glyphs";
import type { Outline } from "./outline";
import { formatNumber, formatPath, inkBox, transformPath } from "./path";

export type TextOutlineInput = {
  lines: readonly string[];
  /** Faces in order of preference; each character is taken from the first that has it. */
  faces: readonly Face[];
  /** The em size in millimetres: 2 mm is about 5.7 points. */
  sizeMm: number;
  /** From baseline to baseline; 1.35 em unless told. */
  lineHeightMm?: number;
  /** Lines that are wider are set smaller until the widest fits. */
  maxWidthMm?: number;
  /** `#rrggbb`. */
  color: string;
};

/**
 * Small print as outlines: what stands under a signature (name, time, certificate). It needs no font where it is shown.
 * The sheet is as wide as the widest line and as tall as the lines; `missing` are characters that no face has. Null
 * instead of an outline when nothing is to be drawn.
 */
export function textOutline(input: TextOutlineInput): { outline: Outline | null; missing: string[] } {
  const natural = write(input, input.sizeMm);
  const limit = input.maxWidthMm ?? Infinity;
  const fit = natural.widthMm > limit ? limit / natural.widthMm : 1;
  const { lines, widthMm } = fit === 1 ? natural : write(input, input.sizeMm * fit);
  const missing = [...new Set(natural.lines.flatMap((line) => line.missing))];

  const sizeMm = input.sizeMm * fit;
  const leading = (input.lineHeightMm ?? input.sizeMm * 1.35) * fit;
  const commands = lines.flatMap((line, i) => {
    // Ascenders and accents of the usual text faces stay within 0.95 em above the baseline.
    const baseline = sizeMm * 0.95 + i * leading;
    return transformPath(
      line.pieces.flatMap((piece) => piece.commands),
      [1, 0, 0, 1, 0, baseline],
    );
  });
  const ink = inkBox(commands);
  if (!ink) return { outline: null, missing };

  const height = Math.max(sizeMm * 1.25 + (lines.length - 1) * leading, ink.bottom);
  // Round letters and slanted ends may stand out of their advance, or an accent out of the em; the sheet grows with it.
  const left = Math.min(0, ink.left);
  const top = Math.min(0, ink.top);
  const placed = transformPath(commands, [1, 0, 0, 1, -left, -top]);
  const outline: Outline = {
    version: 1,
    widthMm: up(Math.max(widthMm, ink.right) - left),
    heightMm: up(height - top),
    paths: [{ d: formatPath(placed, 2), fill: "nonzero", color: input.color.toLowerCase() }],
  };
  return { outline, missing };
}

function write({ lines, faces }: TextOutlineInput, sizeMm: number) {
  const written = lines.map((line) => writeLine(line, faces, { sizeMm }));
  return { lines: written, widthMm: Math.max(0, ...written.map((line) => line.advanceMm)) };
}

function up(mm: number): number {
  return Number(formatNumber(Math.ceil(mm * 1000) / 1000));
}
