import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPageList, writePageList } from "./page-list";

describe("a list of pages", () => {
  it("is read as people write it, in any width of signs", () => {
    expect(readPageList("1-3, 5", 9)).toEqual([0, 1, 2, 4]);
    expect(readPageList("１－３，５、7 9；", 9)).toEqual([0, 1, 2, 4, 6, 8]);
    expect(readPageList("2 2 1-2", 9)).toEqual([0, 1]);
  });

  it("is refused where it names a page that there is not, or none", () => {
    for (const text of ["", "0", "3-1", "1-10", "a", "1-", "-2", "1.5"]) expect(readPageList(text, 9)).toBeNull();
  });

  it("is written so that it is read again", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(199), { minLength: 1, maxLength: 60 }), (pages) => {
        const sorted = pages.sort((a, b) => a - b);
        expect(readPageList(writePageList(sorted), 200)).toEqual(sorted);
      }),
    );
    expect(writePageList([0, 1, 2, 4, 5, 9])).toBe("1-3, 5, 6, 10");
  });
});
