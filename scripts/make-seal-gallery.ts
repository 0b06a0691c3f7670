import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { drawGallery } from "./seal-gallery";

/*
 * Draws the seals of docs/seals.md and of the first page anew:
 * TSX_TSCONFIG_PATH=scripts/tsconfig.json node --import tsx scripts/make-seal-gallery.ts
 */
for (const [file, svg] of drawGallery()) {
  const target = path.join(import.meta.dirname, "..", file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, svg);
}
