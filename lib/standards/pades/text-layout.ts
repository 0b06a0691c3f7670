/** The measures of a font that laying out text needs. All lengths are in em (1 = the font size). */
export interface TextMetrics {
  /** Width of a run of text without kerning: the sum of its characters' widths. */
  advance(text: string): number;
  /** Height above the baseline, positive. */
  ascent: number;
  /** Depth below the baseline, negative. */
  descent: number;
}

export interface PlacedLine {
  text: string;
  /** Start of the baseline, from the bottom left corner of the box, in points. */
  x: number;
  y: number;
}

export interface TextLayout {
  /** Font size in points. */
  size: number;
  lines: PlacedLine[];
  /** False where the text does not fit the box even at the smallest size; what is outside is clipped. */
  fits: boolean;
}

/** How a value stands in its field. */
export interface TextStyle {
  multiline: boolean;
  /** Left where absent. */
  align?: TextAlign;
  /** The wanted size in points; 12 where absent. A text that does not fit is set smaller. */
  size?: number;
  /** The smallest size in points; 4 where absent, and never more than the wanted one. */
  least?: number;
  /** So many cells of one width, one character in each: for numbers that are written into boxes. */
  comb?: number;
}

export type TextAlign = "left" | "center" | "right";

export interface TextBox extends TextStyle {
  /** Points, measured upright as the reader sees the box. */
  width: number;
  height: number;
}

const LARGEST = 12;
const SMALLEST = 4;
const PADDING = 2;
const LEADING = 1.3;
const STEP = 0.5;
/** What sums of many widths may be off by. */
const ROUNDING = 1e-9;

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

/** What is drawn of a value: line ends stay, every other control character becomes a space. */
export function drawable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " ");
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
  return lines(measured(text, metrics), width, metrics).map((line) => line.text);
}

const pieceOf = (text: string, metrics: TextMetrics): Piece => {
  return { text, whole: metrics.advance(text), bare: metrics.advance(text.trimEnd()) };
};

/** The pieces of each paragraph. A text is measured once, whatever sizes are then tried. */
function measured(text: string, metrics: TextMetrics): Piece[][] {
  return text.split(/\r\n|\r|\n/).map((paragraph) => breakable(paragraph).map((piece) => pieceOf(piece, metrics)));
}

function lines(paragraphs: readonly Piece[][], width: number, metrics: TextMetrics): Line[] {
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

const roomIn = (box: TextBox): number => Math.max(box.width - 2 * PADDING, 1);

/** Where a line of this width begins. What is wider than the box begins at its left edge, so that the start is seen. */
function startOf(width: number, box: TextBox): number {
  const left = Math.max(roomIn(box) - width, 0);
  return PADDING + (box.align === "right" ? left : box.align === "center" ? left / 2 : 0);
}

const largest = (box: TextBox): number => (box.size && box.size > 0 ? box.size : LARGEST);
const smallest = (box: TextBox): number => Math.min(box.least && box.least > 0 ? box.least : SMALLEST, largest(box));

const inOneLine = (text: string): string => text.replace(/\s*\n+\s*/g, " ");

/** The baseline that puts a line in the middle of the box. */
const middle = (size: number, box: TextBox, { ascent, descent }: TextMetrics): number =>
  box.height / 2 - (size * (ascent + descent)) / 2;

function oneLine(text: string, box: TextBox, metrics: TextMetrics): TextLayout {
  const line = inOneLine(text);
  const tall = metrics.ascent - metrics.descent;
  const wide = metrics.advance(line);
  const wanted = Math.min(largest(box), box.height / tall, wide > 0 ? roomIn(box) / wide : largest(box));
  const size = Math.max(wanted, smallest(box));
  const place = { x: startOf(wide * size, box), y: middle(size, box, metrics) };
  return { size, lines: [{ text: line, ...place }], fits: wanted >= smallest(box) };
}

/** One character in the middle of each cell. Alignment says in which cells they stand. */
function inCells(text: string, cells: number, box: TextBox, metrics: TextMetrics): TextLayout {
  const all = characters(inOneLine(text));
  const cell = box.width / cells;
  const widths = all.map((character) => metrics.advance(character));
  const tall = metrics.ascent - metrics.descent;
  const wanted = Math.min(largest(box), box.height / tall, cell / Math.max(...widths, Number.MIN_VALUE));
  const size = Math.max(wanted, smallest(box));
  const free = Math.max(cells - all.length, 0);
  const first = box.align === "right" ? free : box.align === "center" ? Math.floor(free / 2) : 0;
  const y = middle(size, box, metrics);
  const placed = all.map((character, index) => {
    return { text: character, x: (first + index) * cell + (cell - (widths[index] ?? 0) * size) / 2, y };
  });
  return { size, lines: placed, fits: wanted >= smallest(box) && all.length <= cells };
}

function severalLines(text: string, box: TextBox, metrics: TextMetrics): TextLayout {
  const tall = metrics.ascent - metrics.descent;
  const paragraphs = measured(text, metrics);
  for (let size = largest(box); ; size = Math.max(size - STEP, smallest(box))) {
    const room = roomIn(box) / size;
    const wrapped = lines(paragraphs, room, metrics);
    const height = size * (tall + (wrapped.length - 1) * LEADING);
    const fits = height <= box.height - PADDING && wrapped.every(({ width }) => width <= room + ROUNDING);
    if (!fits && size > smallest(box)) continue;
    const top = box.height - PADDING - size * metrics.ascent;
    const placed = wrapped.map((line, index) => {
      return { text: line.text, x: startOf(line.width * size, box), y: top - index * size * LEADING };
    });
    return { size, lines: placed, fits };
  }
}

/**
 * Places a value in a box. A one-line box gets the largest size up to the wanted one that fits, centred vertically; a
 * multi-line box is filled from the top, wrapped, and the size shrinks in half points until all fits; a comb has one
 * character in each cell. Pure and without anything of Node, so that a screen and the PDF are laid out by one function.
 */
export function layoutText(text: string, box: TextBox, metrics: TextMetrics): TextLayout {
  const shown = drawable(text);
  if (box.comb && box.comb > 0) return inCells(shown, box.comb, box, metrics);
  return box.multiline ? severalLines(shown, box, metrics) : oneLine(shown, box, metrics);
}
