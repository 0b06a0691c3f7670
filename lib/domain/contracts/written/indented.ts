import type { BlockOf, WrittenText } from "./written-text.schema";

/**
 * Whether the first line of a paragraph stands two characters in, as in Chinese prose: where it is a sentence. A line
 * such as 甲方：某某公司 is none, and stands at the margin.
 */
export function isIndented({ align, under, text }: BlockOf<"paragraph">, locale: WrittenText["locale"]): boolean {
  if (locale !== "zh" || align !== "start" || under !== 0) return false;
  const last = text.at(-1);
  return last !== undefined && "text" in last && /[。；：！？”）]\s*$/u.test(last.text);
}
