/** The measures of a font that laying out text needs. All lengths are in em (1 = the font size). */
export interface TextMetrics {
  /** Width of a run of text without kerning. */
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

export interface TextBox {
  /** Points, measured upright as the reader sees the box. */
  width: number;
  height: number;
  multiline: boolean;
}

const LARGEST = 12;
const SMALLEST = 4;
const PADDING = 2;
const LEADING = 1.3;

// Line breaking after UAX #14, cut down to what form values need: ideographs and kana break anywhere except before
// closing and after opening punctuation; other text breaks at spaces and after hyphens.
const BREAKS_ANYWHERE =
  /[\u2e80-\u303f\u3040-\u30ff\u3100-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const NEVER_STARTS_A_LINE =
  /^[\s,.;:!?)\]}%\u2019\u201d\u2026\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u30fb\u30fc\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087]/u;
const NEVER_ENDS_A_LINE =
  /[([{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\uffe5$\u00a5]$/u;

/** Splits a paragraph into pieces between which a line may break; joined, they are the paragraph again. */
export function breakable(paragraph: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let previous = "";
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(paragraph)) {
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

/** Breaks text into lines no wider than `width` (em). A word wider than a line is broken between its characters. */
export function wrap(text: string, width: number, metrics: TextMetrics): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = "";
    for (const piece of breakable(paragraph)) {
      if (metrics.advance((line + piece).trimEnd()) <= width) {
        line += piece;
        continue;
      }
      if (line) lines.push(line.trimEnd());
      line = "";
      if (metrics.advance(piece.trimEnd()) <= width) {
        line = piece;
        continue;
      }
      for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(piece)) {
        if (line && metrics.advance(line + segment) > width) {
          lines.push(line);
          line = "";
        }
        line += segment;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

function oneLine(text: string, box: TextBox, metrics: TextMetrics): TextLayout {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  const tall = metrics.ascent - metrics.descent;
  const wide = metrics.advance(line);
  const room = Math.max(box.width - 2 * PADDING, 1);
  const wanted = Math.min(LARGEST, box.height / tall, wide > 0 ? room / wide : LARGEST);
  const size = Math.max(wanted, SMALLEST);
  const y = box.height / 2 - (size * (metrics.ascent + metrics.descent)) / 2;
  return { size, lines: [{ text: line, x: PADDING, y }], fits: wanted >= SMALLEST };
}

function severalLines(text: string, box: TextBox, metrics: TextMetrics): TextLayout {
  const tall = metrics.ascent - metrics.descent;
  for (let size = LARGEST; ; size -= 0.5) {
    const wrapped = wrap(text, Math.max(box.width - 2 * PADDING, 1) / size, metrics);
    const height = size * (tall + (wrapped.length - 1) * LEADING);
    const fits = height <= box.height - PADDING;
    if (!fits && size > SMALLEST) continue;
    const top = box.height - PADDING - size * metrics.ascent;
    const lines = wrapped.map((line, index) => ({ text: line, x: PADDING, y: top - index * size * LEADING }));
    return { size, lines, fits };
  }
}

/**
 * Places text in a box. A one-line box gets the largest size up to 12 points that fits, centred vertically; a
 * multi-line box is filled from the top, wrapped, and the size shrinks in half points down to 4 until all fits.
 */
export function layoutText(text: string, box: TextBox, metrics: TextMetrics): TextLayout {
  return box.multiline ? severalLines(text, box, metrics) : oneLine(text, box, metrics);
}
