/** Pixels as a canvas gives them: red, green, blue and alpha, 8 bits each, row by row from the top. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray | Uint8Array };

/** How much ink there is at each pixel: 0 is paper, 1 is ink. */
export type InkMap = { width: number; height: number; ink: Float32Array };

/** Ink at or above this is ink. */
export const INK = 0.5;

/** A photograph of this many pixels is scaled down by whoever loads it. */
export const MOST_PIXELS = 4_000_000;

/** An empty map of a size. */
export function emptyInk(width: number, height: number): InkMap {
  return { width, height, ink: new Float32Array(width * height) };
}
