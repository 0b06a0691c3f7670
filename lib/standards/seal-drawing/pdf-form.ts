import type { Outline } from "./outline";
import { elevate, formatNumber, parsePath } from "./path";

/** PDF user space: 72 points to the inch of 25.4 mm (ISO 32000-1, 8.3.2.3). */
export const PT_PER_MM = 72 / 25.4;

export type PdfForm = {
  /** /BBox of the form in points: [0 0 width height]. */
  bbox: [number, number, number, number];
  /** Content-stream operators, ASCII. Needs no resources: paths and device colours only. */
  content: string;
};

/**
 * An outline as the body of a PDF form XObject (ISO 32000-1, 8.10), upright in its own coordinates, y up, in points,
 * numbers with at most three decimals (0.4 µm). Input: a checked outline. The caller writes /BBox and the stream, and
 * places or turns the form by its /Matrix or by `cm`.
 */
export function outlineToPdfForm(outline: Outline): PdfForm {
  const width = outline.widthMm * PT_PER_MM;
  const height = outline.heightMm * PT_PER_MM;
  const px = (mm: number) => formatNumber(mm * PT_PER_MM);
  const py = (mm: number) => formatNumber(height - mm * PT_PER_MM);
  const lines: string[] = ["q"];
  let color = "";
  for (const path of outline.paths) {
    if (path.color !== color) lines.push(`${deviceRgb(path.color)} rg`);
    color = path.color;
    let x = 0;
    let y = 0;
    for (const command of parsePath(path.d)) {
      if (command.op === "Z") {
        lines.push("h");
        continue;
      }
      if (command.op === "M") lines.push(`${px(command.x)} ${py(command.y)} m`);
      else if (command.op === "L") lines.push(`${px(command.x)} ${py(command.y)} l`);
      else {
        // PDF knows cubic curves only; the elevated quadratic is the same curve.
        const c = command.op === "Q" ? elevate(x, y, command) : command;
        lines.push(`${px(c.x1)} ${py(c.y1)} ${px(c.x2)} ${py(c.y2)} ${px(c.x)} ${py(c.y)} c`);
      }
      x = command.x;
      y = command.y;
    }
    lines.push(path.fill === "evenodd" ? "f*" : "f");
  }
  lines.push("Q");
  return { bbox: [0, 0, Number(formatNumber(width)), Number(formatNumber(height))], content: `${lines.join("\n")}\n` };
}

function deviceRgb(color: string): string {
  return [1, 3, 5].map((at) => formatNumber(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(" ");
}
