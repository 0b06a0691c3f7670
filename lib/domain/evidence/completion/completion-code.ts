import { createHash, randomInt } from "node:crypto";

/** Crockford's base 32, without the letters that are taken for digits or for each other. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const groups = 5;
const ofGroup = 4;

/** A new code of 100 random bits, in groups of four: short enough to be typed off paper, too many to be guessed. */
export function newCompletionCode(): string {
  return Array.from({ length: groups }, () =>
    Array.from({ length: ofGroup }, () => alphabet[randomInt(alphabet.length)]).join(""),
  ).join("-");
}

/**
 * What is stored of a code. Typed in small letters, without its hyphens, or with an O or an I that was read for a zero
 * or a one, it is the same code.
 * @returns null for what is no code
 */
export function completionCodeHash(typed: string): Uint8Array<ArrayBuffer> | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (code.length !== groups * ofGroup || [...code].some((letter) => !alphabet.includes(letter))) return null;
  return Uint8Array.from(createHash("sha256").update(`completion ${code}`).digest());
}
