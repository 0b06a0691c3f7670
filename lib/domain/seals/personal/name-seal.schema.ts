import { z } from "zod";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { SEAL_CUTS } from "@/lib/standards/seal-drawing/seal/description";
import { NAME_SEAL_PARTS, type NameSealPart } from "@/lib/standards/seal-drawing/seal/name-seal";

/** The hands that name seals are offered in, the usual one first. */
export const NAME_SEAL_FACES = ["kai", "song", "light_song", "hei"] as const;
export type NameSealFace = (typeof NAME_SEAL_FACES)[number];

/** The sizes that are offered, in millimetres: the side of a square, the height of a rectangle. */
export const NAME_SEAL_SIDES = [10, 12, 15, 18, 20, 22, 25] as const;
export const NAME_SEAL_SHAPES = ["square", "rectangle"] as const;

/** Everything about a name seal but the hand that it is cut in. The name itself is never taken from a form. */
export const nameSealForm = z.object({
  part: z.enum(NAME_SEAL_PARTS),
  shape: z.enum(NAME_SEAL_SHAPES),
  cut: z.enum(SEAL_CUTS),
  suffix: z.boolean(),
  sizeMm: z.literal(NAME_SEAL_SIDES),
});
export type NameSealForm = z.infer<typeof nameSealForm>;

export const nameSealLook = nameSealForm.extend({ face: z.enum(NAME_SEAL_FACES) });
export type NameSealLook = z.infer<typeof nameSealLook>;

export const usualNameSeal: NameSealForm = { part: "name", shape: "square", cut: "relief", suffix: true, sizeMm: 18 };

/** One form in each hand: how it looks, or which characters no typeface has. */
export type NameSealChoice = { face: NameSealFace; outline: Outline } | { face: NameSealFace; missing: string[] };

/** What the verified name can be cut into, and the first form of it in each hand. */
export type NameSealStart = {
  parts: { part: NameSealPart; text: string }[];
  form: NameSealForm;
  choices: NameSealChoice[];
};
