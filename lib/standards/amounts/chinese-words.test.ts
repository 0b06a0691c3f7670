import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInChinese, MOST_CENTS } from "./chinese-words";

describe("an amount in capital numerals", () => {
  // The first four are the examples of the annex itself.
  it.each([
    [140_950, "人民币壹仟肆佰零玖元伍角整"],
    [600_714, "人民币陆仟零柒元壹角肆分"],
    [168_032, "人民币壹仟陆佰捌拾元零叁角贰分"],
    [1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"],
    [0, "人民币零元整"],
    [5, "人民币伍分"],
    [50, "人民币伍角整"],
    [100, "人民币壹元整"],
    [1_000, "人民币壹拾元整"],
    [1_001, "人民币壹拾元零壹分"],
    [10_000_000, "人民币壹拾万元整"],
    [10_000_100, "人民币壹拾万零壹元整"],
    [1_000_100_000_00, "人民币壹拾亿零壹拾万元整"],
    [100_000_000_000, "人民币壹拾亿元整"],
    [20_300_040_000, "人民币贰亿零叁佰万零肆佰元整"],
    [MOST_CENTS, "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
  ])("of %d fen is %s", (cents, words) => {
    expect(amountInChinese(cents)).toBe(words);
  });

  it("says every amount differently, and can be read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_CENTS }), (cents) => {
        const words = amountInChinese(cents);
        expect(words).not.toMatch(/零零|零[元万亿](?!整)|零$/);
        expect(read(words)).toBe(cents);
      }),
      { numRuns: 2000 },
    );
  });

  it("is none for what is no amount", () => {
    for (const wrong of [-1, 0.5, Number.NaN, MOST_CENTS + 1]) expect(() => amountInChinese(wrong)).toThrow(RangeError);
  });
});

/** The amount that words say, by their own rules: an independent reading. */
function read(words: string): number {
  const digit = (char: string) => "零壹贰叁肆伍陆柒捌玖".indexOf(char);
  let [total, section, current, cents] = [0, 0, 0, 0];
  for (const char of words.replace("人民币", "")) {
    if (digit(char) >= 0) current = digit(char);
    else if (char === "仟" || char === "佰" || char === "拾") {
      section += current * { 仟: 1000, 佰: 100, 拾: 10 }[char];
      current = 0;
    } else if (char === "亿" || char === "万") {
      total += (section + current) * { 亿: 100_000_000, 万: 10_000 }[char];
      [section, current] = [0, 0];
    } else if (char === "元") {
      total += section + current;
      [section, current] = [0, 0];
    } else if (char === "角") [cents, current] = [cents + current * 10, 0];
    else if (char === "分") [cents, current] = [cents + current, 0];
  }
  return total * 100 + cents;
}
