import "server-only";
import { invalid } from "@/lib/platform/errors";
import { textFonts } from "@/lib/platform/fonts";
import { missingCharacters } from "@/lib/standards/pades/text-appearance";

/** So many are named; a whole text in a script that no font has would make a sentence that nobody reads. */
const mostNamed = 8;

/** What of a text no font here can draw, as its reader sees it: whole emoji and letters with their marks, each once. */
export function unprintable(text: string): string[] {
  const missing = new Set(missingCharacters(textFonts(text), text));
  if (missing.size === 0) return [];
  const seen = [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
  return [...new Set(seen)].filter((segment) => [...segment].some((char) => missing.has(char)));
}

/**
 * Refuses text that could not be drawn in the PDF. Asked when the text is kept, so that nobody learns it at signing.
 * @param field id of the field that the text is for
 * @throws DomainError invalid `characters_not_printable`, naming the characters
 */
export function requirePrintable(text: string, field?: string): void {
  const found = unprintable(text);
  if (found.length === 0) return;
  const characters = `${found.slice(0, mostNamed).join(" ")}${found.length > mostNamed ? " …" : ""}`;
  throw invalid("characters_not_printable", { characters, ...(field && { field }) });
}
