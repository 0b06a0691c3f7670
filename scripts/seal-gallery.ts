import { describeSeal } from "@/lib/standards/seal-drawing/seal/describe-seal";
import { drawSeal } from "@/lib/standards/seal-drawing/seal/draw-seal";
import { PRESETS } from "@/lib/standards/seal-drawing/seal/presets";
import { testFaces } from "@/lib/standards/seal-drawing/seal/test-faces";
import { outlineToSvg } from "@/lib/standards/seal-drawing/svg";

/** The seals that the first page shows: for contracts, of an organization, of who stands for it. */
const ON_THE_FIRST_PAGE = ["official", "contract", "legal_representative"];

/**
 * The pictures of seals that the project shows, drawn by its own code.
 *
 * @returns their places in the project, with what each file holds
 */
export function drawGallery(): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, design, names } of PRESETS) {
    const svg = outlineToSvg(drawSeal(describeSeal(design, names), testFaces));
    files.set(`docs/seals/${name}.svg`, svg);
    if (ON_THE_FIRST_PAGE.includes(name)) files.set(`public/landing/seal-${name.replaceAll("_", "-")}.svg`, svg);
  }
  return files;
}
