import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { outlineToSvg } from "../svg";
import { describeSeal } from "./describe-seal";
import { drawSeal } from "./draw-seal";
import { PRESETS } from "./presets";
import { testFaces } from "./test-faces";

const docs = path.resolve(import.meta.dirname, "../../../../docs");

it.each(PRESETS)("docs shows the $name seal as it is drawn today", ({ name, design, names }) => {
  const drawn = outlineToSvg(drawSeal(describeSeal(design, names), testFaces));
  expect(readFileSync(path.join(docs, "seals", `${name}.svg`), "utf8") === drawn).toBe(true);
  expect(readFileSync(path.join(docs, "seals.md"), "utf8")).toContain(`](seals/${name}.svg)`);
});
