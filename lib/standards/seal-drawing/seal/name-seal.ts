import { blockSeal } from "./block-design";
import { graphemes } from "./cells";
import type { BlockSeal, SealCut, SealFace } from "./description";
import { SEAL_COLORS, SealDesignError } from "./design";
import { COMPOUND_SURNAMES, nameSealCells } from "./name-cells";

/** The sides in use for seals of persons, in millimetres: of a square, or the height of a rectangle. */
export const NAME_SEAL_SIZES = { least: 8, most: 25 } as const;

/** What a person decides about her name seal; the name comes from her verification. */
export type NameSeal = {
  name: string;
  shape: "square" | "rectangle";
  cut: SealCut;
  face: SealFace;
  /** Whether 印 (on a square also 之印) follows a name that leaves room for it. */
  suffix: boolean;
  /** The side of a square seal, the height of a rectangular one. */
  sizeMm: number;
};

/** How wide a rectangular seal is by its height, for one to four characters: each stands in about a square. */
const SLENDER = [0.8, 0.58, 0.44, 0.36] as const;

/**
 * The name seal 印 of a person, of one to four characters, read from top to bottom and from right to left.
 * @throws SealDesignError names where the name is not one to four Chinese characters; size outside of `NAME_SEAL_SIZES`
 */
export function describeNameSeal({ name, shape, cut, face, suffix, sizeMm }: NameSeal): BlockSeal {
  if (!(sizeMm >= NAME_SEAL_SIZES.least && sizeMm <= NAME_SEAL_SIZES.most)) {
    throw new SealDesignError("size", "a name seal has a side of 8 to 25 mm");
  }
  const cells = nameSealCells(name, shape, suffix);
  const slender = shape === "square" ? 1 : (SLENDER[(cells[0]?.length ?? 1) - 1] ?? 1);
  const widthMm = Math.round(sizeMm * slender * 10) / 10;
  return blockSeal({ widthMm, heightMm: sizeMm, color: SEAL_COLORS.red, cut, face }, cells);
}

/** What of a name a seal can bear: all of it, the surname alone, or of a name with a dot the part before the dot. */
export const NAME_SEAL_PARTS = ["name", "surname", "given"] as const;
export type NameSealPart = (typeof NAME_SEAL_PARTS)[number];

/**
 * The parts of a name that fit a name seal, the whole name first; none of a name in letters. A name of four characters
 * has a surname of one only where it cannot be one of another people's names, so none is guessed there.
 */
export function nameSealParts(name: string): { part: NameSealPart; text: string }[] {
  const [before = "", ...after] = name.split(/[·•・]/u);
  const characters = graphemes(name).filter((one) => one.trim() !== "" && !/[·•・]/u.test(one));
  if (!characters.every((one) => /^\p{sc=Han}/u.test(one))) return [];
  const parts: { part: NameSealPart; text: string }[] = [];
  if (characters.length >= 1 && characters.length <= 4) parts.push({ part: "name", text: characters.join("") });
  if (after.length > 0) {
    const given = graphemes(before).filter((one) => one.trim() !== "");
    if (given.length >= 1 && given.length <= 4) parts.push({ part: "given", text: given.join("") });
    return parts;
  }
  const compound = characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join(""));
  const surname = characters.slice(0, compound ? 2 : 1).join("");
  if (characters.length > 1 && (compound || characters.length < 4)) parts.push({ part: "surname", text: surname });
  return parts;
}

/** Whether 印 makes a difference: on a name of four characters there is no room for it. */
export const hasRoomForSuffix = (text: string): boolean => graphemes(text).length < 4;
