import type { TextMetrics } from "./text-layout";

/** What sums of many widths may be off by, in em. */
export const ROUNDING = 1e-9;

// Line breaking after UAX #14, cut down to what form values need: ideographs and kana break anywhere except before
// closing and after opening punctuation; other text breaks at spaces and after hyphens.
const BREAKS_ANYWHERE =
  /[\u2e80-\u303f\u3040-\u30ff\u3100-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const NEVER_STARTS_A_LINE =
  /^[\s,.;:!?)\]}%\u2019\u201d\u2026\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u30fb\u30fc\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087]/u;
const NEVER_ENDS_A_LINE =
  /[([{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\uffe5$\u00a5]$/u;

const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** What a person takes for the characters of a text: a letter with its marks is one. */
export function characters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Splits a paragraph into pieces between which a line may break; joined, they are the paragraph again. */
export function breakable(paragraph: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let previous = "";
  for (const segment of characters(paragraph)) {
    const opportunity =
      /\s$/.test(previous) || previous === "-" || BREAKS_ANYWHERE.test(previous) || BREAKS_ANYWHERE.test(segment);
    if (piece && opportunity && !NEVER_STARTS_A_LINE.test(segment) && !NEVER_ENDS_A_LINE.test(previous)) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
    previous = segment;
  }
  if (piece) pieces.push(piece);
  return pieces;
}

/** A piece of text with its widths in em: whole, and without the white space at its end, which no line counts. */
interface Piece {
  text: string;
  whole: number;
  bare: number;
}

interface Line {
  text: string;
  width: number;
}

/** Breaks text into lines no wider than `width` (em). A word wider than a line is broken between its characters. */
export function wrap(text: string, width: number, metrics: TextMetrics): string[] {
  return brokenLines(measuredPieces(text, metrics), width, metrics).map((line) => line.text);
}

const pieceOf = (text: string, metrics: TextMetrics): Piece => {
  return { text, whole: metrics.advance(text), bare: metrics.advance(text.trimEnd()) };
};

/** The pieces of each paragraph. A text is measured once, whatever sizes are then tried. */
export function measuredPieces(text: string, metrics: TextMetrics): Piece[][] {
  return text.split(/\r\n|\r|\n/).map((paragraph) => breakable(paragraph).map((piece) => pieceOf(piece, metrics)));
}

/** Lines no wider than `width` (em), of pieces that were measured already. */
export function brokenLines(paragraphs: readonly Piece[][], width: number, metrics: TextMetrics): Line[] {
  const made: Line[] = [];
  for (const pieces of paragraphs) {
    let line = new GrowingLine();
    const end = () => {
      made.push(line.ended());
      line = new GrowingLine();
    };
    for (const piece of pieces) {
      if (line.takes(piece, width)) {
        line.add(piece);
        continue;
      }
      if (!line.isEmpty) end();
      if (piece.bare <= width + ROUNDING) {
        line.add(piece);
        continue;
      }
      for (const character of characters(piece.text)) {
        const single = pieceOf(character, metrics);
        if (!line.isEmpty && line.whole + single.whole > width + ROUNDING) end();
        line.add(single);
      }
    }
    end();
  }
  return made;
}

class GrowingLine {
  #text = "";
  #bare = 0;
  whole = 0;

  get isEmpty(): boolean {
    return this.#text === "";
  }

  takes(piece: Piece, width: number): boolean {
    return this.whole + piece.bare <= width + ROUNDING;
  }

  add({ text, whole, bare }: Piece): void {
    if (text.trimEnd() !== "") this.#bare = this.whole + bare;
    this.whole += whole;
    this.#text += text;
  }

  ended(): Line {
    return { text: this.#text.trimEnd(), width: this.#bare };
  }
}
