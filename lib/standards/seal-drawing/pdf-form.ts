import { OperatorWriter } from "./operator-writer";
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

/** What an outline says, as commands that may be finer than the micrometres in which an outline is written. */
export type CommandOutline = {
  widthMm: number;
  heightMm: number;
  /** Where on the sheet the commands' origin lies; the top left corner unless told. */
  originMm?: { x: number; y: number };
  paths: readonly { commands: readonly PathCommand[]; fill: OutlinePath["fill"]; color: string }[];
};

/** As `outlineToPdfForm`, for whoever has the commands at hand: the same bytes. */
export function commandsToPdfForm(outline: CommandOutline): PdfForm {
  const width = outline.widthMm * PT_PER_MM;
  const height = outline.heightMm * PT_PER_MM;
  const out = new OperatorWriter();
  const form = new FormWriter(out, height, outline.originMm ?? { x: 0, y: 0 });
  out.text("q\n");
  let color = "";
  for (const path of outline.paths) {
    if (path.color !== color) out.text(`${deviceRgb(path.color)} rg\n`);
    color = path.color;
    form.write(path.commands);
    out.text(path.fill === "evenodd" ? "f*\n" : "f\n");
  }
  out.text("Q\n");
  return { bbox: [0, 0, Number(formatNumber(width)), Number(formatNumber(height))], content: out.toString() };
}

/** Millimetres of a drawing as points of a form, whose y goes up. */
class FormWriter {
  constructor(
    readonly out: OperatorWriter,
    readonly height: number,
    readonly origin: { x: number; y: number },
  ) {}

  write(commands: readonly PathCommand[]): void {
    const { out } = this;
    // In whole micrometres, as an outline has them.
    const [mmX, mmY] = [(x: number) => micrometres(x + this.origin.x), (y: number) => micrometres(y + this.origin.y)];
    let [x, y] = [0, 0];
    for (const command of commands) {
      if (command.op === "Z") {
        out.text("h\n");
        continue;
      }
      const [toX, toY] = [mmX(command.x), mmY(command.y)];
      if (command.op === "Q") {
        // PDF knows cubic curves only; the elevated quadratic is the same curve.
        const c = elevate(x, y, { x1: mmX(command.x1), y1: mmY(command.y1), x: toX, y: toY });
        this.#point(c.x1, c.y1);
        this.#point(c.x2, c.y2);
      } else if (command.op === "C") {
        this.#point(mmX(command.x1), mmY(command.y1));
        this.#point(mmX(command.x2), mmY(command.y2));
      }
      this.#point(toX, toY);
      out.text(command.op === "M" ? "m\n" : command.op === "L" ? "l\n" : "c\n");
      [x, y] = [toX, toY];
    }
  }

  #point(x: number, y: number): void {
    this.out.number(x * PT_PER_MM);
    this.out.number(this.height - y * PT_PER_MM);
  }
}

const micrometres = (mm: number) => Math.round(mm * 1000) / 1000;

function deviceRgb(color: string): string {
  return [1, 3, 5].map((at) => formatNumber(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(" ");
}
