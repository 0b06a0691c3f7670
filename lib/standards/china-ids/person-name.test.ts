import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameFault, sameName, tidyName } from "./person-name";

describe("a person's name", () => {
  it.each([
    ["王珊", "王 珊"],
    ["王珊", "\u3000王珊 "],
    ["阿依古丽·买买提", "阿依古丽•买买提"],
    ["阿依古丽·买买提", "阿依古丽 ・ 买买提"],
    ["阿依古丽·买买提", "阿依古丽‧买买提"],
    ["阿依古丽·买买提", "阿依古丽.买买提"],
    ["阿依古丽·买买提", "阿依古丽．买买提"],
    ["Anna Lindqvist", "ANNA  LINDQVIST"],
    ["Anna Lindqvist", "Ａｎｎａ　Ｌｉｎｄｑｖｉｓｔ"],
    ["José", "Jose\u0301"],
    ["王珊", "王\u200b珊"],
  ])("%j is %j", (a, b) => expect(sameName(a, b)).toBe(true));

  it.each([
    ["王珊", "王姗"],
    ["王珊", "王珊珊"],
    ["Anna Lindqvist", "Annalindqvist"],
    ["阿依古丽·买买提", "阿依古丽买买提"],
    ["José", "Jose"],
  ])("%j is not %j", (a, b) => expect(sameName(a, b)).toBe(false));

  it("is tidied once and for all", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (typed) => tidyName(tidyName(typed)) === tidyName(typed)));
    expect(tidyName("  Mary   Ann\tTemple ")).toBe("Mary Ann Temple");
  });

  it.each([
    ["王珊", undefined],
    ["阿依古丽·买买提", undefined],
    ["O'Brien-Smith", undefined],
    ["J. R. Harper", undefined],
    ["", "empty"],
    ["王", "too_short"],
    ["王3珊", "characters"],
    ["=cmd()", "characters"],
    ["·王", "characters"],
    ["<b>王珊</b>", "characters"],
    ["x".repeat(65), "too_long"],
  ])("%j: %s", (name, fault) => expect(nameFault(name)).toBe(fault));
});
