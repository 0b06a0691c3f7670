/**
 * Cross-page seals (骑缝章): one seal that is pressed over the edges of many sheets, so that a sheet that was taken out,
 * put in or exchanged shows. Each page carries one vertical strip; here is which.
 *
 * The order is that of paper. Sheets lie in a pile, the first on top, and are fanned out so that the edge of each
 * looks out from under the one before:
 * - at the right edge every sheet looks out further to the right than the one above it. The first page gets the
 *   leftmost strip, the last page the rightmost;
 * - at the left edge every sheet looks out further to the left. The first page gets the rightmost strip, the last page
 *   the leftmost.
 * A strip stands flush with the edge of its page, because that is what looks out of the fan. Printed on both sides,
 * sheets and not pages are fanned: the odd pages are their fronts, one strip to a sheet, in the same order.
 */

export type Edge = "right" | "left";

/** Which pages carry a strip: all, the odd ones (the first, the third: fronts of sheets), or those listed, from 0. */
export type SealedPages = "all" | "odd" | readonly number[];

/** With more strips than these, a seal of 40 mm has strips under 2 mm, which nobody can read. */
export const MOST_STRIPS = 20;

/** The widest seal in use is round, of 58 mm; strips have room for one of 60 mm, here in points. */
export const WIDEST_SEAL = (60 * 72) / 25.4;

/** The strip of one page: the `strip`th from the left (from 0) of a seal that is cut into `of` strips. */
export interface Strip {
  strip: number;
  of: number;
}

/** Indexes of the sealed pages of a document with `count` pages, in order, each once. */
export function sealedPages(count: number, pages: SealedPages): number[] {
  if (typeof pages === "object") return [...new Set(pages)].sort((a, b) => a - b);
  const step = pages === "odd" ? 2 : 1;
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

/**
 * How many pages share one seal, group by group: as few groups as `most` allows, as even as can be, the larger ones
 * first (41 pages by 20: 14, 14, 13). Nobody is left alone with a whole seal: with 3 pages by 2, all three share one.
 */
export function sealGroups(pages: number, most: number): number[] {
  const groups = Math.max(1, Math.min(Math.ceil(pages / most), Math.floor(pages / 2)));
  const [least, rest] = [Math.floor(pages / groups), pages % groups];
  return Array.from({ length: groups }, (_, index) => least + (index < rest ? 1 : 0));
}

/** The strips of so many sealed pages, in the order of the pages. */
export function strips(pages: number, edge: Edge, most: number = MOST_STRIPS): Strip[] {
  return sealGroups(pages, most).flatMap((of) =>
    Array.from({ length: of }, (_, index) => ({ strip: edge === "right" ? index : of - 1 - index, of })),
  );
}
