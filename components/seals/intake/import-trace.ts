import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { cropInk, inkExtent, withoutSpecks } from "@/lib/standards/seal-drawing/paper/clean-ink";
import { emptyInk, type InkMap, type Pixels } from "@/lib/standards/seal-drawing/paper/raster";
import { traceInk } from "@/lib/standards/seal-drawing/paper/trace-ink";

/** A picture of a seal has no paper but what is transparent or white: what is darker than this counts as ink. */
const leastInk = 0.25;

/**
 * The ink of the picture in an electronic seal, which is no photograph: how far a pixel is covered follows from its
 * colour, between white and that of the ink. Pure.
 * @returns null where there is no ink; `color` as `#rrggbb`
 */
export function inkOfPicture({ width, height, data }: Pixels): { map: InkMap; color: string } | null {
  const map = emptyInk(width, height);
  for (let i = 0; i < map.ink.length; i++) {
    const least = Math.min(data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!);
    map.ink[i] = (1 - least / 255) * (data[i * 4 + 3]! / 255);
  }
  const strongest = Float32Array.from(map.ink).sort();
  const inked = strongest.subarray(strongest.findIndex((value) => value >= leastInk));
  if (!(strongest.at(-1)! >= leastInk)) return null;
  // Full ink is what most of the ink is, whatever a few darker pixels are.
  const full = inked[Math.floor(inked.length * 0.7)]!;
  const sum = [0, 0, 0];
  let count = 0;
  for (let i = 0; i < map.ink.length; i++) {
    const covered = Math.min(1, map.ink[i]! / full);
    map.ink[i] = covered;
    if (covered < 0.95 || data[i * 4 + 3]! < 250) continue;
    count++;
    for (let c = 0; c < 3; c++) sum[c]! += data[i * 4 + c]!;
  }
  if (count === 0) return null;
  const color = `#${sum
    .map((value) =>
      Math.round(value / count)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
  return { map, color };
}

/**
 * The picture of an electronic seal as an outline of the size that the seal says its picture has. Pure.
 * @returns null where there is no ink
 */
export function outlineOfPicture(pixels: Pixels, size: { widthMm: number; heightMm: number }): Outline | null {
  const found = inkOfPicture(pixels);
  if (!found) return null;
  const map = cropInk(withoutSpecks(found.map, 6), 1);
  if (!inkExtent(map)) return null;
  // The margin that the cut adds makes no seal larger than its picture.
  const mmPerPixel = {
    x: size.widthMm / Math.max(pixels.width, map.width),
    y: size.heightMm / Math.max(pixels.height, map.height),
  };
  const outline = traceInk(map, { mmPerPixel, color: found.color });
  return outline.paths.length > 0 ? outline : null;
}
