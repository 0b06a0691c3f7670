import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inScratch } from "./pdfs";
import { type Picture, readPgm } from "./render";

/**
 * Pages as a printer gets them, from MuPDF, which heeds /UserUnit: turned and cropped, in grey.
 * @param pages as MuPDF counts them, from 1: "1-3"; all by default
 */
export function printed(pdf: Uint8Array, dpi: number, pages = "1-N"): Picture[] {
  return inScratch((folder) => {
    const file = path.join(folder, "in.pdf");
    writeFileSync(file, pdf);
    const out = ["-c", "gray", "-F", "pgm", "-o", path.join(folder, "%05d.pgm")];
    execFileSync("mutool", ["draw", "-q", "-r", String(dpi), ...out, file, pages], { stdio: "pipe" });
    const made = readdirSync(folder).filter((name) => name.endsWith(".pgm"));
    return made.sort().map((name) => readPgm(readFileSync(path.join(folder, name))));
  });
}

/** The smallest box around all pixels of a picture that are as dark as told, in millimetres. */
export function extent({ width, height, pixels }: Picture, dpi: number, dark = (value: number) => value < 190) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!dark(pixels[y * width + x] ?? 255)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  const mm = (pixels: number) => (pixels * 25.4) / dpi;
  return { left: mm(left), top: mm(top), width: mm(right - left), height: mm(bottom - top) };
}
