/*
 * For tests alone: the slips that check characters are there to find, and the ways in which people type numbers.
 */

/** The text with each of its characters changed to each other of the alphabet, one at a time. */
export function* singleChanges(text: string, alphabet: string): Generator<string> {
  for (let at = 0; at < text.length; at++)
    for (const other of alphabet) if (other !== text[at]) yield text.slice(0, at) + other + text.slice(at + 1);
}

/** The text with each pair of different neighbours exchanged, one at a time, and the pair as it was. */
export function* exchanges(text: string): Generator<{ slipped: string; pair: string }> {
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (pair[0] !== pair[1]) yield { slipped: text.slice(0, at) + pair[1] + pair[0] + text.slice(at + 2), pair };
  }
}

/** The text as it may be typed: small letters, full width, spaces, hyphens, invisible marks. */
export function typedWays(text: string): string[] {
  const wide = [...text].map((character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0)).join("");
  return [
    text.toLowerCase(),
    wide,
    wide.toLowerCase(),
    ` ${text}\t`,
    text.replace(/.{4}/g, "$& "),
    text.replace(/.{6}/g, "$&\u3000"),
    text.replace(/.{3}/g, "$&-"),
    text.replace(/.{5}/g, "$&\u2011"),
    `\ufeff\u200b${text.replace(/.{7}/g, "$&\u00a0\u2060")}\ufe0f`,
  ];
}
