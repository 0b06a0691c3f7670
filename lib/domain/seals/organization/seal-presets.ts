import { type SealKind, usualDesign } from "@/lib/standards/seal-drawing/seal/design";
import type { DesignInput } from "./seal.schema";

/** What stands below the middle where the kind itself does not say it, for whoever makes one to change. */
const words: Partial<Record<SealKind, string>> = { department: "市场部", other: "业务专用章" };

/** The usual form of a kind, as the studio sends it. Pure. */
export function presetDesign(kind: SealKind): DesignInput {
  const { pattern: _, ...usual } = usualDesign(kind);
  return { ...usual, line: words[kind] ?? usual.line, finePattern: false, serial: false };
}
