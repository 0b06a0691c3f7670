import { expect, it } from "vitest";
import { moved, needSmaller, type PageOfPicture } from "./picture-list";

const pages = [1, 2, 3, 4].map((id) => ({ id }));
const order = (id: number, to: number) => moved(pages, id, to).map((page) => page.id);

it("puts one page at another place and keeps the order of the others", () => {
  expect(order(1, 2)).toEqual([2, 3, 1, 4]);
  expect(order(4, 0)).toEqual([4, 1, 2, 3]);
  expect(order(2, 1)).toEqual([1, 2, 3, 4]);
  expect(order(2, 99)).toEqual([1, 3, 4, 2]);
  expect(order(2, -1)).toEqual([2, 1, 3, 4]);
  expect(order(9, 0)).toEqual([1, 2, 3, 4]);
});

it("counts what becomes pages, not what was chosen", () => {
  const page = (bytes: number, flat?: number): PageOfPicture => ({
    id: 1,
    name: "a.jpg",
    original: new Blob([new Uint8Array(bytes)]),
    thumbnail: "",
    turn: 0,
    flat: flat
      ? {
          corners: [] as unknown as NonNullable<PageOfPicture["flat"]>["corners"],
          picture: new Blob([new Uint8Array(flat)]),
          thumbnail: "",
        }
      : null,
  });
  expect(needSmaller([page(400), page(500)], 1000)).toBe(false);
  expect(needSmaller([page(500), page(500)], 1000)).toBe(true);
  expect(needSmaller([page(5000, 100), page(500)], 1000)).toBe(false);
});
