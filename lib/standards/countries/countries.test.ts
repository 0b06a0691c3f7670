import { expect, it } from "vitest";
import { countries } from "./countries";

it("has each country once, under codes that a runtime knows in both languages", () => {
  expect(new Set(countries.map(({ alpha2 }) => alpha2)).size).toBe(countries.length);
  expect(new Set(countries.map(({ alpha3 }) => alpha3)).size).toBe(countries.length);
  for (const locale of ["en", "zh"]) {
    const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
    expect(countries.filter(({ alpha2 }) => !names.of(alpha2))).toEqual([]);
  }
});

it.each([
  ["DE", "DEU"],
  ["KR", "KOR"],
  ["KP", "PRK"],
  ["CH", "CHE"],
  ["CN", "CHN"],
  ["SI", "SVN"],
  ["SK", "SVK"],
])("knows %s as %s", (alpha2, alpha3) => {
  expect(countries).toContainEqual({ alpha2, alpha3 });
});
