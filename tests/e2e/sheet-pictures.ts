import type { Page } from "@playwright/test";
import { orientationSegment } from "../../lib/standards/images/exif-orientation";

export type SheetPicture = {
  name: string;
  type?: "image/jpeg" | "image/png" | "image/webp";
  /** Pixels, as stored. */
  width: number;
  height: number;
  /** What stands on the sheet in large letters. */
  words: string;
  /** Corners of the sheet on a table, as shares, clockwise from the upper left; the sheet fills the picture otherwise. */
  corners?: [number, number][];
  /** As a camera notes how it was held (EXIF). */
  orientation?: number;
};

/** A photograph or scan of a page of print, as a file for an input: drawn on a canvas of the browser. */
export async function sheetPicture(page: Page, picture: SheetPicture) {
  const mimeType = picture.type ?? "image/jpeg";
  const drawn = Buffer.from(await page.evaluate(draw, { ...picture, type: mimeType }), "base64");
  const buffer = picture.orientation
    ? Buffer.concat([drawn.subarray(0, 2), orientationSegment(picture.orientation), drawn.subarray(2)])
    : drawn;
  return { name: picture.name, mimeType, buffer };
}

/** Runs in the browser: everything it needs is within it. */
async function draw({ width, height, words, corners, type }: SheetPicture): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("no canvas");
  context.fillStyle = corners ? "#5b4534" : "#fbfaf6";
  context.fillRect(0, 0, width, height);
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = (corners ?? [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]) as [[number, number], [number, number], [number, number], [number, number]];
  /** A place on the sheet, by straight lines between its sides: near enough to perspective for a test. */
  const at = (u: number, v: number): [number, number] => [
    (x0 * (1 - u) * (1 - v) + x1 * u * (1 - v) + x2 * u * v + x3 * (1 - u) * v) * width,
    (y0 * (1 - u) * (1 - v) + y1 * u * (1 - v) + y2 * u * v + y3 * (1 - u) * v) * height,
  ];
  const shape = (points: [number, number][], color: string) => {
    context.fillStyle = color;
    context.beginPath();
    for (const [u, v] of points) context.lineTo(...at(u, v));
    context.fill();
  };
  shape([[0, 0], [1, 0], [1, 1], [0, 1]], "#fbfaf6"); // biome-ignore format: corners
  for (let line = 0.24; line < 0.9; line += 0.035) {
    const end = line % 0.14 < 0.035 ? 0.6 : 0.88;
    shape([[0.12, line], [end, line], [end, line + 0.012], [0.12, line + 0.012]], "#3a3733"); // biome-ignore format: corners
  }
  const [left, top] = at(0.12, 0.16);
  const [right, level] = at(0.88, 0.16);
  context.translate(left, top);
  context.rotate(Math.atan2(level - top, right - left));
  context.fillStyle = "#1b1a17";
  context.font = `600 ${Math.round(width * 0.05)}px serif`;
  context.fillText(words, 0, 0);
  return canvas.toDataURL(type, 0.88).split(",")[1] ?? "";
}
