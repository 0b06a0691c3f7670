/** A run of text as pdf.js gives it, with whether a line ends after it. */
export type TextItem = { str: string; hasEOL: boolean };

/** A page's text as it is compared, and where each letter of it came from. */
export type FoldedText = {
  text: string;
  /** For each UTF-16 unit of `text`: the run it is from, and where in that run its letter begins and ends. */
  items: number[];
  starts: number[];
  ends: number[];
};

/** Runs of text from a letter of one to a letter of another, both included; `to` is behind the last letter. */
export type TextMatch = { item: number; from: number; lastItem: number; to: number };

const blank = /\s/u;
/** Hyphens that show only where a line breaks, joiners and marks of byte order: nobody reads them. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

/** Scripts that are written without spaces, and their punctuation: a line may break anywhere in them. */
const unspaced =
  /[\u2e80-\u303e\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/u;

/** One letter in one width and one case (NFKC, Unicode Standard Annex #15). */
const foldedLetter = (letter: string): string => letter.normalize("NFKC").toLowerCase();

/** The text of a page as it is compared: one space for many, and a line's end as such. */
export function foldItems(runs: readonly TextItem[]): FoldedText {
  const folded: FoldedText = { text: "", items: [], starts: [], ends: [] };
  const letters: string[] = [];
  const put = (letter: string, item: number, start: number, end: number) => {
    letters.push(letter);
    for (let unit = 0; unit < letter.length; unit++) {
      folded.items.push(item);
      folded.starts.push(start);
      folded.ends.push(end);
    }
  };
  const dropSpace = () => {
    if (letters.at(-1) !== " ") return;
    letters.pop();
    for (const list of [folded.items, folded.starts, folded.ends]) list.pop();
  };
  for (const [item, { str, hasEOL }] of runs.entries()) {
    let at = 0;
    for (const letter of str) {
      const [start, end] = [at, at + letter.length];
      at = end;
      if (unseen.test(letter)) continue;
      for (const one of foldedLetter(letter)) {
        if (!blank.test(one)) put(one, item, start, end);
        else if (letters.length > 0 && letters.at(-1) !== " " && letters.at(-1) !== "\n") put(" ", item, start, end);
      }
    }
    if (!hasEOL) continue;
    dropSpace();
    if (letters.length > 0 && letters.at(-1) !== "\n") put("\n", item, str.length, str.length);
  }
  folded.text = letters.join("");
  return folded;
}

/**
 * What finds some words in folded text. Case and width make no difference. A space stands for any space or line's end;
 * Chinese and Japanese are found across spaces and lines wherever they break, and Latin words where they are hyphenated.
 * @returns null where there is nothing to look for
 */
export function searchPattern(query: string): RegExp | null {
  const { text } = foldItems([{ str: query, hasEOL: false }]);
  const letters = [...text.trim()];
  if (letters.length === 0) return null;
  let pattern = "";
  for (const [index, letter] of letters.entries()) {
    if (letter === " ") continue;
    const spaced = letters[index - 1] === " ";
    const before = letters[spaced ? index - 2 : index - 1];
    if (before !== undefined) pattern += gap(before, letter, spaced);
    pattern += letter.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  }
  return new RegExp(pattern, "gu");
}

function gap(before: string, after: string, spaced: boolean): string {
  if (unspaced.test(before) || unspaced.test(after)) return "[ \\n]*";
  if (spaced) return "[ \\n]";
  if (before === "-") return "\\n?";
  return "(?:-\\n)?";
}

/** Every place where a pattern of `searchPattern` stands, in the order of the text. */
export function matchesIn({ text, items, starts, ends }: FoldedText, pattern: RegExp): TextMatch[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => {
    const last = index + found.length - 1;
    return {
      item: items[index] as number,
      from: starts[index] as number,
      lastItem: items[last] as number,
      to: ends[last] as number,
    };
  });
}
