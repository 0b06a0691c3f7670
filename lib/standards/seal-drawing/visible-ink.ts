import type { Outline } from "./outline";
import { rasterize } from "./raster";

/** Fine enough for the area of a stroke. Strangers' drawings are measured while others wait: no finer than that. */
const PIXELS_PER_MM = 2;
/** Of a pixel. */
const FLATNESS = 0.5;

/**
 * How much of white paper a drawing darkens, in mm²: a pixel that becomes half as light counts half. A path without an
 * area, and white ink, are nothing to see.
 */
export function visibleInk(outline: Outline): number {
  const { rgba } = rasterize(outline, PIXELS_PER_MM, "#ffffff", FLATNESS);
  let dark = 0;
  // Weights of the channels after ITU-R BT.709, §3.2.
  for (let at = 0; at < rgba.length; at += 4)
    dark += 255 - (0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!);
  return dark / 255 / PIXELS_PER_MM ** 2;
}
