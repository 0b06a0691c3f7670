import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inScratch } from "./pdfs";

/** A page as poppler draws it, rotated and cropped as a reader sees it; one byte a pixel, 0 is black. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** In points or pixels, from the top left. */
export type Box = { x: number; y: number; width: number; height: number };

const dotsPerInch = 144;
const pixelsPerPoint = dotsPerInch / 72;

/** @param page from 0 */
export function render(pdf: Uint8Array, page: number): Picture {
  return inScratch((folder) => {
    const file = path.join(folder, "in.pdf");
    writeFileSync(file, pdf);
    const options = ["-gray", "-cropbox", "-singlefile", "-r", String(dotsPerInch)];
    const number = String(page + 1);
    execFileSync("pdftoppm", [...options, "-f", number, "-l", number, file, path.join(folder, "out")], {
      stdio: "pipe",
    });
    return readPgm(readFileSync(path.join(folder, "out.pgm")));
  });
}

/** Portable graymap, binary, one byte a pixel. */
export function readPgm(bytes: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
  if (!head) throw new Error("pdftoppm wrote something else than a graymap");
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) };
}

/** The pixels that differ between two renderings of one page, as a picture: 0 where they do. */
export function difference(before: Picture, after: Picture): Picture {
  if (before.width !== after.width || before.height !== after.height) throw new Error("the page changed its size");
  const pixels = after.pixels.map((value, at) => (Math.abs(value - (before.pixels[at] ?? 0)) > 40 ? 0 : 255));
  return { ...after, pixels };
}

const inked = 128;

/** How many dark pixels lie in each box (points), and outside of all. */
export function ink(picture: Picture, boxes: readonly Box[], perPoint: number): { inside: number[]; outside: number } {
  const inside = boxes.map(() => 0);
  let outside = 0;
  // Antialiasing may colour the pixel beside an edge.
  const pixelBoxes = boxes.map((box) => ({
    left: box.x * perPoint - 1,
    top: box.y * perPoint - 1,
    right: (box.x + box.width) * perPoint + 1,
    bottom: (box.y + box.height) * perPoint + 1,
  }));
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) {
      if ((picture.pixels[y * picture.width + x] ?? 255) >= inked) continue;
      const at = pixelBoxes.findIndex(
        ({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom,
      );
      if (at < 0) outside++;
      else inside[at] = (inside[at] ?? 0) + 1;
    }
  return { inside, outside };
}

/** What lies in a box (points), as rows of dark or light. */
export function cut(picture: Picture, box: Box): boolean[][] {
  const [left, top] = [Math.round(box.x * pixelsPerPoint), Math.round(box.y * pixelsPerPoint)];
  const [width, height] = [Math.round(box.width * pixelsPerPoint), Math.round(box.height * pixelsPerPoint)];
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      return (picture.pixels[(top + row) * picture.width + left + column] ?? 255) < inked;
    }),
  );
}

/** Upside down. */
export const turned = (rows: boolean[][]): boolean[][] => rows.map((row) => [...row].reverse()).reverse();

/**
 * How alike two cuttings are: of the dark pixels of either, the part that the other has too within one pixel (edges
 * fall differently where a box begins between two pixels). 1 is the same drawing.
 */
export function likeness(a: boolean[][], b: boolean[][]): number {
  let [shared, all] = [0, 0];
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    for (const [y, row] of one.entries())
      for (const [x, dark] of row.entries()) {
        if (!dark) continue;
        all++;
        if ([-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => other[y + dy]?.[x + dx]))) shared++;
      }
  return all === 0 ? 0 : shared / all;
}
