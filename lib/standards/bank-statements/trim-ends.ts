/**
 * Takes these characters off the end of a text, and off its beginning too unless told otherwise. In one pass: a
 * regular expression such as `/x+$/` takes quadratic time over a long run of them in the middle.
 */
export function trimEnds(text: string, characters: string, ends: "both" | "end" = "both"): string {
  let from = 0;
  let to = text.length;
  while (to > from && characters.includes(text[to - 1]!)) to--;
  if (ends === "both") while (from < to && characters.includes(text[from]!)) from++;
  return text.slice(from, to);
}
