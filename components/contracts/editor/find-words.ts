import type { Rect } from "./field-geometry";

/** A run of text as pdf.js gives it: where its baseline begins, in points of the visible page from its top left. */
export type TextRun = {
  text: string;
  /** Start and end of the baseline. */
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** Height of the letters. */
  height: number;
};

type Letter = { letter: string; run: TextRun; start: number; end: number };

/**
 * Where words stand on a page. Spaces, letter case, and whether brackets, letters and digits are full-width or
 * half-width make no difference (NFKC, Unicode Standard Annex #15), as 甲方（盖章） and 甲方 (盖章) are one to a reader.
 * Words may be spread over runs of one line, never over two lines.
 * @returns boxes around each occurrence, in the order of the text, points from the top left
 */
export function findWords(runs: readonly TextRun[], words: string): Rect[] {
  const wanted = [...folded(words)];
  if (wanted.length === 0) return [];
  return linesOf(runs).flatMap((line) => {
    const found: Rect[] = [];
    for (let i = 0; i + wanted.length <= line.length; ) {
      if (wanted.every((letter, k) => line[i + k]?.letter === letter)) {
        found.push(boxAround(line.slice(i, i + wanted.length)));
        i += wanted.length;
      } else i++;
    }
    return found;
  });
}

/** As it is compared: no spaces, one width, one case. Empty where there is nothing to look for. */
export const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/gu, "");

/** Letters of runs that follow one another on one baseline. */
function linesOf(runs: readonly TextRun[]): Letter[][] {
  const lines: Letter[][] = [];
  let last: TextRun | null = null;
  for (const run of runs) {
    if (folded(run.text) === "") continue;
    if (!last || !continues(last, run)) lines.push([]);
    lines.at(-1)?.push(...lettersOf(run));
    last = run;
  }
  return lines;
}

/** Whether a run goes on where another ended: on its baseline, less than three letters' width further. */
function continues(before: TextRun, after: TextRun): boolean {
  const height = Math.max(before.height, after.height, 1);
  const [dx, dy] = [before.to.x - before.from.x, before.to.y - before.from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [gapX, gapY] = [after.from.x - before.to.x, after.from.y - before.to.y];
  const along = (gapX * dx + gapY * dy) / length;
  const across = Math.abs(gapX * dy - gapY * dx) / length;
  return across < height / 2 && along > -height && along < 3 * height;
}

/** The letters of a run, each with its share of the width: wide ones have twice that of narrow ones. */
function lettersOf(run: TextRun): Letter[] {
  const letters = [...run.text];
  const widths = letters.map(widthOf);
  const total = widths.reduce((sum, width) => sum + width, 0) || 1;
  let at = 0;
  return letters.flatMap((one, i) => {
    const start = at / total;
    at += widths[i] as number;
    return [...folded(one)].map((letter) => ({ letter, run, start, end: at / total }));
  });
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3fffd}]/u;
const widthOf = (letter: string) => (wide.test(letter) ? 2 : 1);

function boxAround(letters: readonly Letter[]): Rect {
  const corners = letters.flatMap(({ run, start, end }) => {
    const [dx, dy] = [run.to.x - run.from.x, run.to.y - run.from.y];
    const length = Math.hypot(dx, dy) || 1;
    // Up from the baseline: a quarter turn to the left of the direction of writing, on a page whose y goes down.
    const up = { x: (dy / length) * run.height, y: (-dx / length) * run.height };
    return [start, end].flatMap((part) => {
      const on = { x: run.from.x + dx * part, y: run.from.y + dy * part };
      return [on, { x: on.x + up.x, y: on.y + up.y }];
    });
  });
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
