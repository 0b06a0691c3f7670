import { expect, it } from "vitest";
import { trimEnds } from "./trim-ends";

it("takes characters off both ends, or off the end alone, and none from the middle", () => {
  expect(trimEnds("//a/b//", "/")).toBe("a/b");
  expect(trimEnds("//a/b/ /", "/ ", "end")).toBe("//a/b");
  expect(trimEnds("////", "/")).toBe("");
  expect(trimEnds("", "/")).toBe("");
});
