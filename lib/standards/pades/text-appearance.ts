import type { Font } from "fontkit";
import { Content } from "../pdf/content";
import { type EmbeddedFont, embedSubset } from "../pdf/fonts";
import type { Increment } from "../pdf/increment";
import { PdfDict } from "../pdf/objects";
import type { Appearance, WidgetPlace } from "./appearance";
import { PadesError } from "./errors";
import { drawable, layoutText, type TextBox, type TextMetrics, type TextStyle } from "./text-layout";
import { characterMetrics } from "./text-metrics";

/** A font to draw values with: a TrueType font opened by fontkit. */
export interface ValueFont {
  readonly font: Font;
}

interface Run {
  font: number;
  text: string;
}

const has = (font: Font, char: string): boolean => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0);

/** The characters of a text that none of the fonts has a glyph for, each once. */
export function missingCharacters(fonts: readonly ValueFont[], text: string): string[] {
  return [...new Set(drawable(text).replaceAll("\n", ""))].filter((char) => !fonts.some(({ font }) => has(font, char)));
}

/**
 * The measures by which these fonts draw a value into a PDF, without embedding anything: a character has the width of
 * the first font that has it. Characters that no font has take no room.
 *
 * @param fonts at least one; the first gives height and depth
 */
export function fontMetrics(fonts: readonly ValueFont[]): TextMetrics {
  const first = fonts[0]?.font;
  const widthOf = (char: string): number => {
    const found = fonts.find(({ font }) => has(font, char))?.font;
    return found ? found.glyphForCodePoint(char.codePointAt(0) ?? 0).advanceWidth / found.unitsPerEm : 0;
  };
  const part = (value: number | undefined): number => (first ? (value ?? 0) / first.unitsPerEm : 0);
  return characterMetrics(widthOf, { ascent: part(first?.ascent), descent: part(first?.descent) });
}

/**
 * Whether a value can be seen whole in its field. Asked when the value is kept, so that nobody learns at signing that a
 * part of it is cut off.
 */
export function textFits(fonts: readonly ValueFont[], text: string, box: TextBox): boolean {
  return layoutText(text, box, fontMetrics(fonts)).fits;
}

/**
 * The fonts of one increment. Each is embedded once, with the characters of all values; a character is drawn with the
 * first font that has it.
 */
export class TextFonts implements TextMetrics {
  readonly #fontOf = new Map<string, number>();
  readonly #embedded: (EmbeddedFont | undefined)[];
  readonly #metrics: TextMetrics;
  readonly ascent: number;
  readonly descent: number;

  /** @throws PadesError font-needed, missing-glyph */
  constructor(increment: Increment, fonts: readonly ValueFont[], texts: readonly string[]) {
    if (fonts.length === 0) throw new PadesError("font-needed", "text values need a font to be shown with");
    // A line end becomes a space where a field has one line.
    const characters = new Set(texts.map(drawable).join("").replaceAll("\n", " "));
    const missing = missingCharacters(fonts, [...characters].join(""));
    if (missing.length > 0) throw new PadesError("missing-glyph", `no font has the characters ${missing.join(" ")}`);
    const wanted = fonts.map(() => "");
    for (const char of characters) {
      const index = fonts.findIndex(({ font }) => has(font, char));
      this.#fontOf.set(char, index);
      wanted[index] += char;
    }
    // A font that draws nothing is not even asked for: opening it may cost its caller.
    this.#embedded = fonts.map((value, index) => {
      return wanted[index] ? embedSubset(increment, value.font, wanted[index]) : undefined;
    });
    this.#metrics = fontMetrics(fonts);
    this.ascent = this.#metrics.ascent;
    this.descent = this.#metrics.descent;
  }

  advance(text: string): number {
    return this.#metrics.advance(text);
  }

  /** Draws one line of text with its baseline beginning at x, y. */
  draw(content: Content, text: string, size: number, x: number, y: number): void {
    let at = x;
    for (const run of this.#runs(text)) {
      const font = this.#embedded[run.font];
      if (!font) continue;
      content.text(`F${run.font}`, size, at, y, font.encode(run.text));
      at += font.width(run.text, size);
    }
  }

  resources(): PdfDict {
    const fonts = new PdfDict();
    for (const [index, font] of this.#embedded.entries()) if (font) fonts.set(`F${index}`, font.ref);
    return PdfDict.of({ Font: fonts });
  }

  #runs(text: string): Run[] {
    const runs: Run[] = [];
    for (const char of text) {
      const font = this.#fontOf.get(char) ?? 0;
      const last = runs.at(-1);
      if (last?.font === font) last.text += char;
      else runs.push({ font, text: char });
    }
    return runs;
  }
}

/** How a text value looks in its field: black, upright, sized to fit, cut at its edges (ISO 32000-2, 12.7.4.3). */
export function textAppearance(fonts: TextFonts, text: string, place: WidgetPlace, style: TextStyle): Appearance {
  const { width, height } = place;
  const { size, lines } = layoutText(text, { ...style, width, height }, fonts);
  const content = new Content().marked("Tx", (marked) => {
    marked.saved((inner) => {
      inner.rect(0, 0, width, height).clip().fillColor(0, 0, 0);
      for (const line of lines) fonts.draw(inner, line.text, size, line.x, line.y);
    });
  });
  return { content: content.bytes(), bbox: [0, 0, width, height], resources: fonts.resources() };
}
