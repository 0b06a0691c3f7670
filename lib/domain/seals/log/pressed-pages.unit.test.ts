import { describe, expect, it } from "vitest";
import { pressedPages } from "./pressed-pages";

describe("the pages of a use", () => {
  it("are those of its places, each once, and of a cross-page seal all that it joins", () => {
    const own = (page: number) => ({ kind: "seal", page, options: null, pageCount: 9 });
    const over = (pages: unknown) => ({ kind: "cross_page", page: 0, options: { pages, edge: "right" }, pageCount: 5 });
    expect(pressedPages([own(4), own(0), own(4)])).toEqual({ pages: [1, 5], crossPages: [] });
    expect(pressedPages([own(2), over("odd")])).toEqual({ pages: [3], crossPages: [1, 3, 5] });
    expect(pressedPages([over([3, 1])])).toEqual({ pages: [], crossPages: [2, 4] });
  });
});
