import type { Block } from "./written-text.schema";

/** The number that stands before a block, and how deep the block stands; null where it has none. */
export type BlockNumber = { number: string; level: number };

/**
 * Numbers clauses and lists, in the way of a language: 第一条, 1.1, （1） or 1., 1.1, (a). Clauses are counted through the
 * whole text; a level that is left out is not missed: what would have no parent moves up to where it has one.
 * @returns one for each block, in their order
 */
export function numberBlocks(blocks: readonly Block[], locale: "en" | "zh"): (BlockNumber | null)[] {
  const counted = [0, 0, 0];
  let depth = 0;
  let items = 0;
  return blocks.map((block) => {
    if (block.kind === "item") {
      items += block.numbered ? 1 : 0;
      return { number: block.numbered ? itemNumber(items, locale) : "•", level: depth };
    }
    items = 0;
    if (block.kind !== "clause") return null;
    depth = Math.min(block.level, depth + 1);
    counted[depth - 1] = (counted[depth - 1] ?? 0) + 1;
    counted.fill(0, depth);
    return { number: clauseNumber(counted.slice(0, depth), locale), level: depth };
  });
}

/** @param path numbers from 1: of the article, of the clause in it, of the sub-clause in that */
function clauseNumber(path: readonly number[], locale: "en" | "zh"): string {
  const [article = 0, clause = 0, sub = 0] = path;
  if (path.length === 1) return locale === "zh" ? `第${chineseNumber(article)}条` : `${article}.`;
  if (path.length === 2) return `${article}.${clause}`;
  return locale === "zh" ? `（${sub}）` : `(${letters(sub)})`;
}

const itemNumber = (count: number, locale: "en" | "zh") => (locale === "zh" ? `${count}）` : `${count})`);

/** a to z, then aa, ab and so on. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}

const digits = "零一二三四五六七八九";
const places = ["", "十", "百", "千"];

/**
 * A number as articles of law are counted: 一, 十, 十一, 二十, 一百零一, 一千零一十.
 * @param count 1 to 9999
 */
export function chineseNumber(count: number): string {
  const figures = [...String(count)].map(Number);
  let words = "";
  let gap = false;
  for (const [index, figure] of figures.entries()) {
    if (figure === 0) gap = words !== "";
    else {
      words += `${gap ? "零" : ""}${digits[figure]}${places[figures.length - 1 - index]}`;
      gap = false;
    }
  }
  return words.replace(/^一十/, "十");
}
