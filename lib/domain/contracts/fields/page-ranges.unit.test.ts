import fc from "fast-check";
import { expect, it } from "vitest";
import { pageRanges } from "./page-ranges";

it("lists pages in ranges that name every page and no other", () => {
  expect(pageRanges([1, 2, 3, 5, 7, 8], ", ")).toBe("1–3, 5, 7, 8");
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
      const pages = numbers.sort((a, b) => a - b);
      const named = pageRanges(pages, ",")
        .split(",")
        .filter(Boolean)
        .flatMap((part) => {
          const [from = 0, to = from] = part.split("–").map(Number);
          return Array.from({ length: to - from + 1 }, (_, index) => from + index);
        });
      expect(named).toEqual(pages);
    }),
  );
});
