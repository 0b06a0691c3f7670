import { squareSeal } from "./block-design";
import type { SealDescription } from "./description";
import { SEAL_SIZES, type SealDesign, SealDesignError, type SealNames } from "./design";
import { invoiceSeal } from "./invoice-design";
import { ringSeal } from "./ring-design";

/**
 * The description that a design makes with verified names.
 * @throws SealDesignError for a size that the shape does not have, or a shape that the kind may not have
 */
export function describeSeal(design: SealDesign, names: SealNames): SealDescription {
  const sizes = SEAL_SIZES[design.shape];
  if (!sizes.some(([width, height]) => width === design.widthMm && height === design.heightMm)) {
    throw new SealDesignError("size", "the shape does not come in this size");
  }
  if (design.kind === "invoice") return invoiceSeal(design, names);
  if (design.kind === "official" && design.shape === "square") {
    throw new SealDesignError("shape", "an official seal is round or oval");
  }
  if (design.shape === "square") return squareSeal(design, names);
  return ringSeal(design, names);
}
