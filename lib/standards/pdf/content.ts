import { PdfError } from "./errors";
import type { Matrix } from "./geometry";
import { formatName } from "./serialize";

/**
 * A number for a content stream: at most four decimals (a 7000th of a millimetre), never an exponent.
 * @throws PdfError misuse on NaN and infinities
 */
export function decimal(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > 1e9) throw new PdfError("misuse", "a number that no page can hold");
  const rounded = Math.round(value * 10_000) / 10_000;
  if (Object.is(rounded, -0) || rounded === 0) return "0";
  const text = rounded.toFixed(4).replace(/\.?0+$/, "");
  return text.replace(/^(-?)0\./, "$1.");
}

/** Numbers with a space between them. */
export function decimals(...values: number[]): string {
  return values.map(decimal).join(" ");
}

/** Builds the operators of a content stream (ISO 32000-1, 8.5, 8.4.4, 9.4). Lengths in the space's units. */
export class Content {
  readonly #lines: string[] = [];

  /** q ... Q around what `draw` adds. */
  saved(draw: (content: Content) => void): this {
    this.#lines.push("q");
    draw(this);
    return this.#add("Q");
  }

  concat(matrix: Matrix): this {
    return this.#add(`${decimals(...matrix)} cm`);
  }

  moveTo(x: number, y: number): this {
    return this.#add(`${decimals(x, y)} m`);
  }

  lineTo(x: number, y: number): this {
    return this.#add(`${decimals(x, y)} l`);
  }

  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    return this.#add(`${decimals(x1, y1, x2, y2, x, y)} c`);
  }

  closePath(): this {
    return this.#add("h");
  }

  rect(x: number, y: number, width: number, height: number): this {
    return this.#add(`${decimals(x, y, width, height)} re`);
  }

  /** Nonzero winding number rule, unless told otherwise. */
  fill(rule: "nonzero" | "evenodd" = "nonzero"): this {
    return this.#add(rule === "nonzero" ? "f" : "f*");
  }

  stroke(): this {
    return this.#add("S");
  }

  /** Makes the path the clip and ends it without painting. */
  clip(): this {
    return this.#add("W n");
  }

  lineWidth(width: number): this {
    return this.#add(`${decimal(width)} w`);
  }

  roundLines(): this {
    return this.#add("1 J 1 j");
  }

  /** Device RGB, each part from 0 to 1. */
  fillColor(red: number, green: number, blue: number): this {
    return this.#add(`${decimals(red, green, blue)} rg`);
  }

  strokeColor(red: number, green: number, blue: number): this {
    return this.#add(`${decimals(red, green, blue)} RG`);
  }

  /** Sets what a named graphics state of the resources says (8.4.5): opacity, blend mode. */
  graphicsState(name: string): this {
    return this.#add(`${formatName(name)} gs`);
  }

  /** Paints a named XObject of the resources. */
  xObject(name: string): this {
    return this.#add(`${formatName(name)} Do`);
  }

  /** One line of text: `hex` as `EmbeddedFont.encode` gives it, the baseline beginning at x, y. */
  text(font: string, size: number, x: number, y: number, hex: string): this {
    return this.#add(`BT ${formatName(font)} ${decimal(size)} Tf ${decimals(x, y)} Td <${hex}> Tj ET`);
  }

  /** Marked content around what `draw` adds (14.6); form fields put their text in /Tx. */
  marked(tag: string, draw: (content: Content) => void): this {
    this.#add(`${formatName(tag)} BMC`);
    draw(this);
    return this.#add("EMC");
  }

  bytes(): Uint8Array {
    return Uint8Array.from(Buffer.from(`${this.#lines.join("\n")}\n`, "latin1"));
  }

  #add(line: string): this {
    this.#lines.push(line);
    return this;
  }
}
