/**
 * Where a word may break: Han text after every character, but never before closing or after opening punctuation; other
 * words nowhere, so that no hyphen is set that the text lacks. An empty part is a break without a hyphen.
 * @param word what stands between two spaces, or a part of it in one script: it may end with opening punctuation
 * @returns parts that make up the word, each followed by an empty one
 */
export function breakable(word: string): string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  const parts = word.match(/[“‘（《]*[^“‘（《][”’）》，。、；：？！]*|[“‘（《]+$/gu) ?? [word];
  return parts.flatMap((part) => [part, ""]);
}
