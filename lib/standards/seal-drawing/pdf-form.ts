import type { Outline, OutlinePath } from "./outline";
import { elevate, formatNumber, type PathCommand, parsePath } from "./path";

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
  const paths = outline.paths.map(({ d, fill, color }) => ({ commands: parsePath(d), fill, color }));
  return commandsToPdfForm({ widthMm: outline.widthMm, heightMm: outline.heightMm, paths });
}

/** What an outline says, as commands whose numbers are whole micrometres: as read from its text. */
export type CommandOutline = {
  widthMm: number;
  heightMm: number;
  paths: readonly { commands: readonly PathCommand[]; fill: OutlinePath["fill"]; color: string }[];
};

/** As `outlineToPdfForm`, for whoever has the commands at hand: the same bytes. */
export function commandsToPdfForm({ widthMm, heightMm, paths }: CommandOutline): PdfForm {
  const width = widthMm * PT_PER_MM;
  const height = heightMm * PT_PER_MM;
  // One text that grows is written faster than thousands that are joined.
  let content = "q\n";
  let color = "";
  for (const path of paths) {
    if (path.color !== color) content += `${deviceRgb(path.color)} rg\n`;
    color = path.color;
    content += operators(path.commands, height);
    content += path.fill === "evenodd" ? "f*\n" : "f\n";
  }
  return { bbox: [0, 0, Number(formatNumber(width)), Number(formatNumber(height))], content: `${content}Q\n` };
}

function operators(commands: readonly PathCommand[], height: number): string {
  const point = (x: number, y: number) => `${formatNumber(x * PT_PER_MM)} ${formatNumber(height - y * PT_PER_MM)}`;
  let content = "";
  let [x, y] = [0, 0];
  for (const command of commands) {
    if (command.op === "Z") {
      content += "h\n";
      continue;
    }
    if (command.op === "M") content += `${point(command.x, command.y)} m\n`;
    else if (command.op === "L") content += `${point(command.x, command.y)} l\n`;
    else {
      // PDF knows cubic curves only; the elevated quadratic is the same curve.
      const c = command.op === "Q" ? elevate(x, y, command) : command;
      content += `${point(c.x1, c.y1)} ${point(c.x2, c.y2)} ${point(c.x, c.y)} c\n`;
    }
    x = command.x;
    y = command.y;
  }
  return content;
}

function deviceRgb(color: string): string {
  return [1, 3, 5].map((at) => formatNumber(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(" ");
}
