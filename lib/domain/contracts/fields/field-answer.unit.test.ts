import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Ask } from "./ask.schema";
import { readAnswer, TICKED } from "./field-answer";
import { answerKinds } from "./field-kinds";

const about = { locale: "zh", today: "2026-11-23" };
const read = (kind: string, typed: string | null, ask: Ask | null = null, locale = "zh") =>
  readAnswer({ kind, ask }, typed, { ...about, locale });

describe("an answer", () => {
  it.each([
    ["number", "１２,345.50", "12,345.50"],
    ["number", "-7", "-7"],
    ["amount", "1234.5", "¥1,234.50（人民币壹仟贰佰叁拾肆元伍角整）"],
    ["amount", "￥0", "¥0.00（人民币零元整）"],
    ["phone", "+86 138 0013 8000", "13800138000"],
    ["phone", "0571-8765 4321", "0571-8765 4321"],
    ["phone", "+49 30 901820", "+49 30 901820"],
    ["email", "shan@example.com", "shan@example.com"],
    ["identity_number", "11010519491231002x", "11010519491231002X"],
    ["checkbox", TICKED, TICKED],
    ["text", "  杭州 ", "杭州"],
    ["multiline", "杭州\n西湖", "杭州\n西湖"],
  ])("of the kind %s: %s stands on paper as %s", (kind, typed, shown) => {
    expect(read(kind, typed)).toEqual({ ok: true, empty: false, shown });
  });

  it.each([
    ["number", "12,34"],
    ["number", "1.2.3"],
    ["amount", "1.234"],
    ["amount", "-5"],
    ["amount", "10000000000000"],
    ["phone", "12"],
    ["phone", "call me"],
    ["email", "shan@"],
    ["identity_number", "110105194912310021"],
    ["checkbox", "on"],
    ["text", "a".repeat(501)],
    ["multiline", "a".repeat(2001)],
    ["radio", "c"],
    ["select", "c"],
    ["statement", "我已阅读"],
  ])("of the kind %s is none: %s", (kind, typed) => {
    const ask = kind === "select" || kind === "radio" ? { choices: ["a", "b"] } : { sentence: "我已阅读并同意" };
    expect(read(kind, typed, ask)).toMatchObject({ ok: false });
  });

  it("of the kind email is what zod calls an address", () => {
    const letters = fc.constantFrom("a", "Z", "7", ".", "..", "-", "_", "+", "'", "@", "é", " ", "com", "example.com");
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 9 }), (parts) => {
        const typed = parts.join("").trim();
        if (typed !== "") expect(read("email", typed).ok).toBe(z.email().max(254).safeParse(typed).success);
      }),
      { numRuns: 2000 },
    );
    expect(read("email", `a@${"b".repeat(60)}.${"c".repeat(200)}`).ok).toBe(false);
  });

  it("to a sentence that is copied may differ in spaces and punctuation alone, and stands as it was asked", () => {
    const ask = { sentence: "我已阅读，并同意。" };
    for (const typed of ["我已阅读并同意", "我已阅读, 并同意.", " 我 已阅读，并同意。"])
      expect(read("statement", typed, ask)).toEqual({ ok: true, empty: false, shown: ask.sentence });
  });

  it("has words in Chinese contracts alone", () => {
    expect(read("amount", "8", null, "en")).toEqual({ ok: true, empty: false, shown: "¥8.00" });
  });

  it("is empty where nothing is typed, whatever is asked, and never an accident", () => {
    for (const kind of answerKinds)
      for (const nothing of [null, "", "  "]) expect(read(kind, nothing)).toMatchObject({ ok: true, empty: true });
    fc.assert(
      fc.property(fc.constantFrom(...answerKinds), fc.string(), (kind, typed) => {
        const answer = read(kind, typed);
        if (answer.ok && !answer.empty) expect(answer.shown).not.toBe("");
      }),
    );
  });
});
