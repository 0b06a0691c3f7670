import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { drawGallery } from "./seal-gallery";

const gallery = drawGallery();

test.each([...gallery.keys()])("%s is what the code draws today", (file) => {
  // By equality alone: a difference printed whole would be pages of path data.
  expect(readFileSync(path.join(import.meta.dirname, "..", file), "utf8") === gallery.get(file)).toBe(true);
});
