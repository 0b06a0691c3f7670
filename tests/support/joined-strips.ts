import type { Picture } from "./render";

export interface StripsOptions {
  edge: "right" | "left";
  /** Of the seal, in pixels; a strip is `width` by the number of pages wide, whole or not. */
  width: number;
  height: number;
  /** Where the seal begins on each page, in pixels from the top. */
  tops: readonly number[];
}

/** Cuts the strips off the edges of pages and lays them side by side, from the left to the right. */
export function joinStrips(pages: readonly Picture[], { edge, width, height, tops }: StripsOptions): Picture {
  const pixels = new Uint8Array(width * height).fill(255);
  const strip = width / pages.length;
  for (let x = 0; x < width; x++) {
    const index = Math.min(pages.length - 1, Math.floor((x + 0.5) / strip));
    const inside = x + 0.5 - index * strip;
    const page = pages[index] as Picture;
    const column = Math.floor(edge === "right" ? page.width - strip + inside : inside);
    for (let y = 0; y < height; y++) {
      pixels[y * width + x] = page.pixels[(Math.round(tops[index] ?? 0) + y) * page.width + column] ?? 255;
    }
  }
  return { width, height, pixels };
}

/** A piece of a picture, in pixels. */
export function piece(picture: Picture, left: number, top: number, width: number, height: number): Picture {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = (top + y) * picture.width + left;
    pixels.set(picture.pixels.subarray(row, row + width), y * width);
  }
  return { width, height, pixels };
}

/** The part of the pixels that are ink in one picture and paper in the other. */
export function differing(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) throw new Error("the pictures differ in size");
  let count = 0;
  for (const [at, value] of a.pixels.entries()) if (Math.abs(value - (b.pixels[at] ?? 0)) > 110) count++;
  return count / a.pixels.length;
}
