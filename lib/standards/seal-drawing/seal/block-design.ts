import { graphemes } from "./cells";
import type { BlockSeal } from "./description";
import { SEAL_COLORS, type SealDesign, SealDesignError, type SealNames, tenthOf } from "./design";
import { nameSealCells } from "./name-cells";

/** A square seal: of the legal representative by the name, of an organization by its name and what the seal is for. */
export function squareSeal(design: SealDesign, names: SealNames): BlockSeal {
  const own = design.kind === "legal_representative";
  if (own && !names.legalRepresentative) throw new SealDesignError("names", "no legal representative is known");
  const text = own ? (names.legalRepresentative ?? "") : names.organization + design.line;
  const cells = own ? nameSealCells(text, "square", true) : gridOf(graphemes(text).filter((one) => one !== " "));
  return blockSeal({ ...design, color: SEAL_COLORS[design.color] }, cells);
}

type BlockLook = Pick<BlockSeal, "widthMm" | "heightMm" | "color" | "cut" | "face">;

/** A block with characters in columns read from the right. */
export function blockSeal(
  look: BlockLook,
  cells: string[][],
  direction: BlockSeal["direction"] = "columns",
): BlockSeal {
  const { widthMm, heightMm, color, cut, face } = look;
  const borderMm = tenthOf(Math.min(widthMm, heightMm) * (cut === "intaglio" ? 0.05 : 0.045));
  return { version: 1, shape: "block", widthMm, heightMm, color, borderMm, cut, cells, direction, face };
}

/** A long text in as many columns as make its characters about square; the first ones hold one more where it is uneven. */
function gridOf(characters: string[]): string[][] {
  const columns = Math.max(1, Math.round(Math.sqrt(characters.length)));
  const [length, more] = [Math.floor(characters.length / columns), characters.length % columns];
  let at = 0;
  return Array.from({ length: columns }, (_, column) => {
    const from = at;
    at += length + (column < more ? 1 : 0);
    return characters.slice(from, at);
  });
}
