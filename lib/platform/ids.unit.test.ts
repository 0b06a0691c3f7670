import { expect, it } from "vitest";
import { isId, newId } from "./ids";

it("makes UUIDs of version 7 that sort by time", () => {
  const ids = [1, 1_000, 1_700_000_000_000, 2 ** 47].map((at) => newId(at));
  for (const id of ids) {
    expect(isId(id)).toBe(true);
    expect(id[14]).toBe("7");
    expect("89ab").toContain(id[19]);
  }
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => newId(5))).size).toBe(1000);
});

it.each(["", "x", "0190A6A0-0000-7000-8000-000000000000", 5, null])("does not take %s for an id", (value) => {
  expect(isId(value)).toBe(false);
});
