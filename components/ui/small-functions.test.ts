// @vitest-environment node
import { describe, expect, it } from "vitest";
import { isCurrent } from "../layouts/is-current";
import { fitsAccept } from "./file-accept";
import { initials } from "./initials";
import { themeFrom } from "./theme";

describe("initials", () => {
  it.each([
    ["王珊", "珊"],
    ["欧阳明月", "月"],
    ["兰亭纸业有限公司", "兰亭"],
    ["Lanting Paper", "LP"],
    ["Thomas van den Berg", "TB"],
    ["madonna", "M"],
    ["ann.lee@mail.example.org", "A"],
    ["阿依古丽·买买提", "阿买"],
    ["  ", ""],
  ])("%s is %s", (name, signs) => {
    expect(initials(name)).toBe(signs);
  });
});

describe("fitsAccept", () => {
  it.each([
    ["a.pdf", "application/pdf", "application/pdf", true],
    ["A.PDF", "", "application/pdf,.pdf", true],
    ["a.png", "image/png", "image/*", true],
    ["a.txt", "text/plain", "application/pdf,.pdf", false],
    ["pdf", "", ".pdf", false],
    ["a.png", "image/png", "", false],
  ])("%s of type %s against %s: %s", (name, type, accept, fits) => {
    expect(fitsAccept({ name, type }, accept)).toBe(fits);
  });
});

describe("isCurrent", () => {
  it("counts pages below an entry, but not ones that only begin alike", () => {
    expect(isCurrent("/contracts", "/contracts")).toBe(true);
    expect(isCurrent("/contracts/1", "/contracts")).toBe(true);
    expect(isCurrent("/contracts-old", "/contracts")).toBe(false);
    expect(isCurrent("/contracts", "/")).toBe(false);
    expect(isCurrent(null, "/")).toBe(false);
  });
});

describe("themeFrom", () => {
  it("falls back to the system", () => {
    expect([themeFrom("dark"), themeFrom("light"), themeFrom("blue"), themeFrom(undefined)]).toEqual([
      "dark",
      "light",
      "system",
      "system",
    ]);
  });
});
