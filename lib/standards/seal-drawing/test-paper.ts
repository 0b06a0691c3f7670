import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Outline } from "./outline";
import { outlineToPdfForm } from "./pdf-form";

/** One byte a pixel, 0 is black. */
export type Picture = { width: number; height: number; gray: Uint8Array };

/** What MuPDF shows of a file, on white. `ending` names its kind. */
export function seenByMupdf(bytes: string | Uint8Array, ending: "svg" | "pdf" | "png", dpi: number): Picture {
  const folder = mkdtempSync(path.join(tmpdir(), "vermilion-paper-"));
  try {
    const [from, to] = [path.join(folder, `in.${ending}`), path.join(folder, "out.pgm")];
    writeFileSync(from, bytes);
    // A pipe keeps the tool's remarks on colour profiles out of the report; they are shown if it fails.
    execFileSync("mutool", ["draw", "-q", "-r", String(dpi), "-c", "gray", "-F", "pgm", "-o", to, from], {
      stdio: "pipe",
    });
    return readPgm(to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What Poppler shows of the first page of a PDF: a renderer that shares nothing with MuPDF. */
export function seenByPoppler(pdf: Uint8Array, dpi: number): Picture {
  const folder = mkdtempSync(path.join(tmpdir(), "vermilion-paper-"));
  try {
    const [from, to] = [path.join(folder, "in.pdf"), path.join(folder, "out")];
    writeFileSync(from, pdf);
    execFileSync("pdftoppm", ["-r", String(dpi), "-gray", "-singlefile", from, to]);
    return readPgm(`${to}.pgm`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many pixels are ink in one picture and paper in the other, by all that are ink in the first. */
export function differenceByPixels(one: Picture, other: Picture): number {
  let [different, ink] = [0, 0];
  for (let y = 0; y < Math.min(one.height, other.height); y += 1)
    for (let x = 0; x < Math.min(one.width, other.width); x += 1) {
      const [a, b] = [one.gray[y * one.width + x]!, other.gray[y * other.width + x]!];
      if (a < 128) ink += 1;
      // The grey edge pixels of two renderers differ; a pixel that is ink for one and paper for the other does not.
      if (Math.abs(a - b) > 140) different += 1;
    }
  return different / ink;
}

/** How much of the ink differs between two pictures: the sum of all differences by all ink of the first. */
export function differenceByInk(one: Picture, other: Picture): number {
  let [different, ink] = [0, 0];
  for (let y = 0; y < one.height; y += 1)
    for (let x = 0; x < one.width; x += 1) {
      const a = 255 - one.gray[y * one.width + x]!;
      const b = y < other.height && x < other.width ? 255 - other.gray[y * other.width + x]! : 0;
      ink += a;
      different += Math.abs(a - b);
    }
  return different / ink;
}

/** The smallest PDF that shows one form XObject on a page of its own size. */
export function pageOf(outline: Outline): Buffer {
  const { bbox, content } = outlineToPdfForm(outline);
  const box = `[${bbox.join(" ")}]`;
  const stream = (dictionary: string, body: string) =>
    `<<${dictionary}/Length ${Buffer.byteLength(body)}>>\nstream\n${body}endstream`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    `<</Type/Page/Parent 2 0 R/MediaBox${box}/Contents 4 0 R/Resources<</XObject<</S 5 0 R>>>>>>`,
    stream("", "/S Do\n"),
    stream(`/Type/XObject/Subtype/Form/BBox${box}/Resources<<>>`, content),
  ];
  let pdf = "%PDF-1.7\n";
  const offsets = objects.map((body, i) => {
    const at = pdf.length;
    pdf += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = pdf.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  pdf += `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(pdf, "latin1");
}

/** Portable graymap, binary, one byte a pixel. */
export function readPgm(file: string): Picture {
  const bytes = readFileSync(file);
  const head = /^P5\s(?:#.*\s)*(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 200).toString("latin1"))!;
  return { width: Number(head[1]), height: Number(head[2]), gray: new Uint8Array(bytes.subarray(head[0].length)) };
}
