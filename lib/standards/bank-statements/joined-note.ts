/**
 * Joins the parts of a note. A part that fills its field to the brim was cut there, perhaps in the middle of a word
 * or a code, and goes on without a gap; a shorter one ended by itself.
 * @param width characters that a field holds, counting those outside of ASCII as two, as banks in China do
 * @param gap what to put between parts that ended by themselves
 */
export function joinParts(parts: readonly string[], width: number, gap = "\n"): string {
  let joined = "";
  let room = 0;
  for (const part of parts) {
    if (part.trim() === "") continue;
    joined += joined === "" || room <= 0 || (room === 1 && isWide(part)) ? part : gap + part;
    room = width - widthOf(part);
  }
  return joined.trim();
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 2 : 1;
  return width;
}

function isWide(text: string): boolean {
  return text.charCodeAt(0) > 0x7f;
}
