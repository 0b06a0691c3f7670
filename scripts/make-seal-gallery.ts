import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describeSeal } from "@/lib/standards/seal-drawing/seal/describe-seal";
import { drawSeal } from "@/lib/standards/seal-drawing/seal/draw-seal";
import { PRESETS } from "@/lib/standards/seal-drawing/seal/presets";
import { testFaces } from "@/lib/standards/seal-drawing/seal/test-faces";
import { outlineToSvg } from "@/lib/standards/seal-drawing/svg";

/*
 * Draws the pictures of docs/seals.md anew:
 * TSX_TSCONFIG_PATH=scripts/tsconfig.json node --import tsx scripts/make-seal-gallery.ts
 */
const folder = path.join(import.meta.dirname, "../docs/seals");
mkdirSync(folder, { recursive: true });
for (const { name, design, names } of PRESETS) {
  writeFileSync(path.join(folder, `${name}.svg`), outlineToSvg(drawSeal(describeSeal(design, names), testFaces)));
}
