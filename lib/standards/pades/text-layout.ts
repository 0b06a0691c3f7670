import { brokenLines, characters, measuredPieces, ROUNDING } from "./line-breaks";

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

/** What is drawn of a value: line ends stay, every other control character becomes a space. */
export function drawable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " ");
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
  const paragraphs = measuredPieces(text, metrics);
  for (let size = largest(box); ; size = Math.max(size - STEP, smallest(box))) {
    const room = roomIn(box) / size;
    const wrapped = brokenLines(paragraphs, room, metrics);
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
