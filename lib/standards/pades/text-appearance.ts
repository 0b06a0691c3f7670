import type { Font } from "fontkit";
import { Content } from "../pdf/content";
import { type EmbeddedFont, embedSubset } from "../pdf/fonts";
import type { Increment } from "../pdf/increment";
import { PdfDict } from "../pdf/objects";
import type { Appearance, WidgetPlace } from "./appearance";
import { PadesError } from "./errors";
import { layoutText, type TextMetrics } from "./text-layout";

/** A font to draw values with: a TrueType font opened by fontkit. */
export interface ValueFont {
  readonly font: Font;
}

interface Run {
  font: number;
  text: string;
}

/** What is drawn of a value: line ends stay, every other control character becomes a space. */
export function drawable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " ");
}

/** The characters of a text that none of the fonts has a glyph for, each once. */
export function missingCharacters(fonts: readonly ValueFont[], text: string): string[] {
  const has = (char: string) => fonts.some(({ font }) => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));
  return [...new Set(drawable(text).replaceAll("\n", ""))].filter((char) => !has(char));
}

/**
 * The fonts of one increment. Each is embedded once, with the characters of all values; a character is drawn with the
 * first font that has it.
 */
export class TextFonts implements TextMetrics {
  readonly #fontOf = new Map<string, number>();
  readonly #embedded: (EmbeddedFont | undefined)[];
  readonly ascent: number;
  readonly descent: number;

  /** @throws PadesError font-needed, missing-glyph */
  constructor(increment: Increment, fonts: readonly ValueFont[], texts: readonly string[]) {
    const [first] = fonts;
    if (!first) throw new PadesError("font-needed", "text values need a font to be shown with");
    // A line end becomes a space where a field has one line.
    const characters = new Set(texts.map(drawable).join("").replaceAll("\n", " "));
    const missing = missingCharacters(fonts, [...characters].join(""));
    if (missing.length > 0) throw new PadesError("missing-glyph", `no font has the characters ${missing.join(" ")}`);
    const wanted = fonts.map(() => "");
    for (const char of characters) {
      const index = fonts.findIndex(({ font }) => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));
      this.#fontOf.set(char, index);
      wanted[index] += char;
    }
    // A font that draws nothing is not even asked for: opening it may cost its caller.
    this.#embedded = fonts.map((value, index) => {
      return wanted[index] ? embedSubset(increment, value.font, wanted[index]) : undefined;
    });
    this.ascent = first.font.ascent / first.font.unitsPerEm;
    this.descent = first.font.descent / first.font.unitsPerEm;
  }

  advance(text: string): number {
    return this.#runs(text).reduce((sum, run) => sum + (this.#embedded[run.font]?.width(run.text, 1) ?? 0), 0);
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

/** How a text value looks in its field: black, upright, sized to fit (ISO 32000-2, 12.7.4.3). */
export function textAppearance(fonts: TextFonts, text: string, place: WidgetPlace, multiline: boolean): Appearance {
  const { width, height } = place;
  const { size, lines } = layoutText(drawable(text), { width, height, multiline }, fonts);
  const content = new Content().marked("Tx", (marked) => {
    marked.saved((inner) => {
      inner.rect(0, 0, width, height).clip().fillColor(0, 0, 0);
      for (const line of lines) fonts.draw(inner, line.text, size, line.x, line.y);
    });
  });
  return { content: content.bytes(), bbox: [0, 0, width, height], resources: fonts.resources() };
}
