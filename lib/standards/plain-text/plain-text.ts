/**
 * Text as a person means it: no control characters, direction marks or other invisible ones, with which a name or a
 * title could look like another one, and no halves of characters. Joiners stay; scripts and emoji need them.
 */
const invisible = /[\p{Cc}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;
const lineEnd = /\r\n?|[\n\u0085\u2028\u2029]/gu;

/** A single line: line ends and tabs become spaces. Composed form (NFC). */
export const plainLine = (text: string): string =>
  text.normalize("NFC").replace(lineEnd, " ").replace(/\t/g, " ").replace(invisible, "").trim();

/** Several lines, which end with "\n". Composed form (NFC). */
export const plainText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(lineEnd, "\n")
    .split("\n")
    .map((line) => line.replace(/\t/g, " ").replace(invisible, ""))
    .join("\n")
    .trim();
