/**
 * The reference code that is put into a payment's note: "VM" and six characters, none of which is mistaken for
 * another. Pure: random numbers are an argument.
 */
export const codePrefix = "VM";
/** Without 0 O, 1 I L, 2 Z, 5 S, 8 B. */
export const codeAlphabet = "34679ACDEFGHJKMNPQRTUVWXY";
export const codeLength = codePrefix.length + 6;

/** @param below a uniformly random whole number from 0 up to, and without, its argument */
export function newCode(below: (limit: number) => number): string {
  return codePrefix + Array.from({ length: 6 }, () => codeAlphabet[below(codeAlphabet.length)]).join("");
}

/** Characters that people read or type for one another; each group becomes its first. */
const lookAlikes = ["0ODQ", "1ILJ", "2Z", "5S", "6G", "8B", "VU"];
const folded = new Map(lookAlikes.flatMap((group) => [...group].map((character) => [character, group[0]!] as const)));

/** A code or text with every group of look-alikes made one. */
export const foldLookAlikes = (text: string): string =>
  [...text].map((character) => folded.get(character) ?? character).join("");

/** More than any bank's note has; what is longer is not looked at. */
const longestNote = 2000;

/**
 * Everything in a note that could be a code, wherever it stands: full width, lower case, and spaces or signs between
 * its characters are nothing.
 * @returns the codes as typed, and the same with look-alikes folded
 */
export function codesInNote(note: string): { typed: string[]; folded: string[] } {
  const text = note
    .slice(0, longestNote)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  const plain = foldLookAlikes(text);
  const typed = new Set<string>();
  const alike = new Set<string>();
  for (let at = plain.indexOf(codePrefix); at >= 0; at = plain.indexOf(codePrefix, at + 1)) {
    if (at + codeLength > plain.length) break;
    typed.add(text.slice(at, at + codeLength));
    alike.add(plain.slice(at, at + codeLength));
  }
  return { typed: [...typed], folded: [...alike] };
}
