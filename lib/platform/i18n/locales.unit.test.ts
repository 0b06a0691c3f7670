import { describe, expect, it } from "vitest";
import { isLocale, knownTimeZone, negotiateLocale } from "./locales";

describe("negotiateLocale", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-GB,en;q=0.9,zh;q=0.8", "en"],
    ["fr-FR, zh;q=0.3, en;q=0.2", "zh"],
    ["zh;q=0, en;q=0.1", "en"],
    ["de, fr", "en"],
    ["zh-Hant-TW", "zh"],
    ["EN", "en"],
    ["", "en"],
    [null, "en"],
    [";;q=,,zh;q=banana", "zh"],
  ])("%s gives %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});

describe("isLocale", () => {
  it("knows our languages and nothing else", () => {
    expect(["en", "zh", "fr", "__proto__", undefined, 1].map(isLocale)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("knownTimeZone", () => {
  it.each([
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["Mars/Olympus", "UTC"],
    ["<script>", "UTC"],
    [undefined, "UTC"],
  ])("%s gives %s", (cookie, zone) => {
    expect(knownTimeZone(cookie)).toBe(zone);
  });
});
