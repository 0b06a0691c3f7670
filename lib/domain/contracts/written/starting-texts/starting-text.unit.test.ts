import { describe, expect, it } from "vitest";
import { numberBlocks } from "../numbering";
import { openVariables, variablesOf } from "../variables";
import { linesOf, writtenTextSchema } from "../written-text.schema";
import { startNames } from "./start-names";
import { startingText } from "./starting-text";

describe.each(startNames.flatMap((name) => (["en", "zh"] as const).map((locale) => [name, locale] as const)))(
  "the starting text %s in %s",
  (name, locale) => {
    const text = startingText(name, locale);

    it("is one of ours, whole, with every variable used and every use known", () => {
      expect(writtenTextSchema.parse(text)).toEqual(text);
      expect(text.title).not.toBe("");
      const keys = text.variables.map(({ key }) => key);
      const used = text.blocks
        .flatMap(linesOf)
        .flatMap((line) => line.flatMap((piece) => ("variable" in piece ? [piece.variable] : [])));
      expect(new Set(used)).toEqual(new Set(keys));
      expect(variablesOf(text)).toHaveLength(keys.length);
      expect(openVariables(text, {}).every(({ required }) => required)).toBe(true);
    });

    it("has articles, places for two parties, and no mark left of our notation", () => {
      if (name === "blank") return;
      const numbers = numberBlocks(text.blocks, locale).filter((one) => one?.level === 1);
      expect(numbers.length).toBeGreaterThanOrEqual(6);
      expect(text.blocks.filter(({ kind }) => kind === "signature")).toHaveLength(2);
      const words = text.blocks
        .flatMap(linesOf)
        .flatMap((line) => line.flatMap((piece) => ("text" in piece ? [piece.text] : [])));
      expect(words.join("")).not.toMatch(/[*{}|@?\\#]/);
      if (locale === "zh") expect(words.join("")).not.toMatch(/[,;:!?()"']/);
      else expect(words.join("")).not.toMatch(/[，。；：（）"']/);
    });
  },
);

it("names the places of parties anew each time", () => {
  const ids = () =>
    startingText("lease", "en").blocks.flatMap((block) => (block.kind === "signature" ? [block.id] : []));
  expect(new Set([...ids(), ...ids()]).size).toBe(4);
});
