/**
 * Dots that keyboards put between the parts of a name such as 阿依古丽·买买提. The one that identity cards print is
 * U+00B7 (GB/T 15834 interpunct).
 */
const dots = /\s*[\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\u16eb]\s*/gu;
/** A full stop between Han characters is a middle dot typed on the wrong key. */
const stopBetweenHan = /(?<=\p{Script=Han})\s*[.。]\s*(?=\p{Script=Han})/gu;
const spaceBetweenHan = /(?<=[\p{Script=Han}·])\s+(?=[\p{Script=Han}·])/gu;

/** The fewest and the most characters of a name; the most is what a certificate's common name can hold (X.520). */
export const nameLength = { least: 2, most: 64 } as const;

/**
 * A name as it is kept and shown: compatibility forms folded (NFKC), invisible marks gone, one kind of middle dot,
 * single spaces, none between Han characters. Case stays.
 */
export function tidyName(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/\p{Cf}|\p{Cc}/gu, (mark) => (/\s/.test(mark) ? " " : ""))
    .replace(dots, "·")
    .replace(stopBetweenHan, "·")
    .replace(/\s+/gu, " ")
    .replace(spaceBetweenHan, "")
    .trim();
}

/** Whether two ways of writing are the same name: equal after `tidyName`, upper and lower case alike. */
export function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

const fold = (name: string) => tidyName(name).toLowerCase().normalize("NFKC");

export type NameFault = "empty" | "too_short" | "too_long" | "characters";

/** Why a tidied text cannot be a person's name, or undefined. Letters, marks, spaces and · ' - . are let through. */
export function nameFault(name: string): NameFault | undefined {
  const length = [...name].length;
  if (length === 0) return "empty";
  if (!/^[\p{L}\p{M}·'’\- .]+$/u.test(name) || !/^\p{L}/u.test(name)) return "characters";
  if (length < nameLength.least) return "too_short";
  return length > nameLength.most ? "too_long" : undefined;
}
