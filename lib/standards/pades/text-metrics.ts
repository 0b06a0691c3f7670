import type { TextMetrics } from "./text-layout";

/**
 * Metrics from the widths of single characters, each asked for once. What is drawn into a PDF is set one character after
 * the other, without kerning and ligatures; a screen that measures its characters one by one comes to the same lines.
 *
 * @param widthOf the advance of one character (code point) in em; rounded to the thousandth that a PDF font keeps
 */
export function characterMetrics(
  widthOf: (character: string) => number,
  { ascent, descent }: Pick<TextMetrics, "ascent" | "descent">,
): TextMetrics {
  const known = new Map<string, number>();
  const width = (character: string): number => {
    const found = known.get(character);
    if (found !== undefined) return found;
    const made = Math.round(widthOf(character) * 1000) / 1000;
    known.set(character, made);
    return made;
  };
  const advance = (text: string): number => {
    let sum = 0;
    for (const character of text) sum += width(character);
    return sum;
  };
  return { advance, ascent, descent };
}
