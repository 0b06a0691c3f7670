import fc from "fast-check";
import { expect, it } from "vitest";
import { breakable } from "./breakable";

it("loses no character, whatever stands at the ends of a word", () => {
  const character = fc.constantFrom(..."“‘（《”’）》，。、；：？！借章a1 ");
  fc.assert(
    fc.property(fc.array(character), (characters) => {
      const word = characters.join("");
      expect(breakable(word).join("")).toBe(word);
    }),
  );
});

it("keeps opening punctuation with what follows, and closing with what goes before", () => {
  expect(breakable("将“公章”，借出").filter(Boolean)).toEqual(["将", "“公", "章”，", "借", "出"]);
  // Before Latin text, which is a word of its own.
  expect(breakable("使用“").filter(Boolean)).toEqual(["使", "用", "“"]);
  expect(breakable("agreement")).toEqual(["agreement"]);
});
