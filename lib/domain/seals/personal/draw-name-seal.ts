import "server-only";
import { invalid } from "@/lib/platform/errors";
import { sealFaces } from "@/lib/platform/fonts";
import { checkOutline, type Outline } from "@/lib/standards/seal-drawing/outline";
import { UncuttableTextError } from "@/lib/standards/seal-drawing/seal/cells";
import type { BlockSeal } from "@/lib/standards/seal-drawing/seal/description";
import { drawSeal } from "@/lib/standards/seal-drawing/seal/draw-seal";
import { describeNameSeal, nameSealParts } from "@/lib/standards/seal-drawing/seal/name-seal";
import {
  NAME_SEAL_FACES,
  type NameSealChoice,
  type NameSealForm,
  type NameSealLook,
  type NameSealStart,
  usualNameSeal,
} from "./name-seal.schema";

/**
 * Cuts a verified name into a seal.
 * @throws DomainError invalid `name_seal_text` when the name has no such part of one to four Chinese characters,
 *   `name_seal_uncuttable` with the `characters` that no typeface has
 */
export function drawNameSeal(
  name: string,
  { part, shape, cut, face, suffix, sizeMm }: NameSealLook,
): { outline: Outline; description: BlockSeal } {
  const text = nameSealParts(name).find((one) => one.part === part)?.text;
  if (!text) throw invalid("name_seal_text", { field: "part" });
  const description = describeNameSeal({ name: text, shape, cut, face, suffix, sizeMm });
  try {
    return { outline: checkOutline(drawSeal(description, sealFaces())), description };
  } catch (error) {
    if (!(error instanceof UncuttableTextError)) throw error;
    throw invalid("name_seal_uncuttable", { field: "face", characters: error.missing.join(" ") });
  }
}

/** One form in each hand. @throws DomainError invalid `name_seal_text` */
export function nameSealChoices(name: string, form: NameSealForm): NameSealChoice[] {
  const text = nameSealParts(name).find((one) => one.part === form.part)?.text;
  if (!text) throw invalid("name_seal_text", { field: "part" });
  return NAME_SEAL_FACES.map((face): NameSealChoice => {
    try {
      return { face, outline: drawSeal(describeNameSeal({ ...form, name: text, face }), sealFaces()) };
    } catch (error) {
      if (!(error instanceof UncuttableTextError)) throw error;
      return { face, missing: error.missing };
    }
  });
}

/** What to begin with; null for a name that no seal of one to four Chinese characters can bear any part of. */
export function nameSealStart(name: string): NameSealStart | null {
  const parts = nameSealParts(name);
  const [first] = parts;
  if (!first) return null;
  const form = { ...usualNameSeal, part: first.part };
  return { parts, form, choices: nameSealChoices(name, form) };
}
