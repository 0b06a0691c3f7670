import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldItems, matchesIn, searchPattern } from "./search-text";

const lines = (...texts: string[]) => texts.map((str) => ({ str, hasEOL: true }));
const runs = (...texts: string[]) => texts.map((str) => ({ str, hasEOL: false }));

function found(items: { str: string; hasEOL: boolean }[], query: string): string[] {
  const pattern = searchPattern(query);
  if (!pattern) return [];
  return matchesIn(foldItems(items), pattern).map(({ item, from, lastItem, to }) =>
    items
      .slice(item, lastItem + 1)
      .map(({ str }, index) => str.slice(index === 0 ? from : 0, item + index === lastItem ? to : str.length))
      .join("|"),
  );
}

describe("searching the text of a page", () => {
  it("finds every place, in order", () => {
    expect(found(runs("paper, more paper, PAPER"), "paper")).toEqual(["paper", "paper", "PAPER"]);
    expect(found(runs("aaaa"), "aa")).toEqual(["aa", "aa"]);
  });

  it("makes no difference between cases, widths and compatible forms", () => {
    expect(found(runs("Vermilion ＡＢＣ１２３ ﬁnal"), "vermilion abc123 final")).toHaveLength(1);
    expect(found(runs("甲方（盖章）"), "甲方(盖章)")).toEqual(["甲方（盖章）"]);
    expect(found(runs("甲方(盖章)"), "（盖章）")).toEqual(["(盖章)"]);
    // The radical that some writers of PDFs put for the character.
    expect(found(runs("⽅正"), "方正")).toEqual(["⽅正"]);
  });

  it("finds words over runs and line breaks", () => {
    expect(found(runs("Sup", "ply agree", "ment"), "supply agreement")).toEqual(["Sup|ply agree|ment"]);
    expect(found(lines("the terms of", "this contract"), "of this")).toEqual(["of|this"]);
    expect(found(lines("the agree-", "ment ends"), "agreement")).toEqual(["agree-|ment"]);
    expect(found(lines("a well-", "known name"), "well-known")).toEqual(["well-|known"]);
    expect(found(lines("one  ", "  two"), "one two")).toHaveLength(1);
  });

  it("finds Chinese wherever a line breaks, and across the spaces of justified text", () => {
    expect(found(lines("本合同由甲方和乙", "方签署"), "乙方签署")).toEqual(["乙|方签署"]);
    expect(found(runs("甲 方 ： 兰亭纸业"), "甲方：")).toEqual(["甲 方 ："]);
    expect(found(lines("付给甲方", "ABC Ltd"), "甲方abc")).toEqual(["甲方|ABC"]);
    expect(found(runs("甲方ABC"), "甲方 ABC")).toEqual(["甲方ABC"]);
  });

  it("does not join Latin words", () => {
    expect(found(runs("the rapist"), "therapist")).toEqual([]);
    expect(found(lines("the", "rapist"), "therapist")).toEqual([]);
    expect(found(runs("therapist"), "the rapist")).toEqual([]);
  });

  it("overlooks what nobody sees", () => {
    expect(found(runs("con\u00adtract\u200b\u200bor"), "contractor")).toHaveLength(1);
    expect(found(runs("contract"), "con\u00adtract")).toHaveLength(1);
  });

  it("takes signs for themselves", () => {
    expect(found(runs("5.1 (a) [b] {c} $9 ^ * + ? | \\ / -"), "(a) [b] {c} $9 ^ * + ? | \\ / -")).toHaveLength(1);
    expect(found(runs("5x1"), "5.1")).toEqual([]);
  });

  it("looks for nothing where there is nothing to look for", () => {
    for (const query of ["", "   ", "\u00ad", "\n\t"]) expect(searchPattern(query)).toBeNull();
  });

  it("finds any part of any text", () => {
    const texts = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(texts, (parts) => {
        const items = parts.map((str) => ({ str, hasEOL: false }));
        const whole = parts.join("");
        if (searchPattern(whole)) expect(found(items, whole).length).toBeGreaterThan(0);
      }),
    );
  });

  it("stays fast on text that nearly matches", () => {
    const items = runs(`${"甲 ".repeat(50_000)}乙`);
    const began = performance.now();
    expect(found(items, `${"甲".repeat(60)}丙`)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
