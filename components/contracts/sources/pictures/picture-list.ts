import type { Corners } from "@/lib/standards/images/perspective";

/** One picture that becomes a page. */
export type PageOfPicture = {
  id: number;
  name: string;
  /** As it was chosen. */
  original: Blob;
  /** An object address: to be released. */
  thumbnail: string;
  /** Quarters clockwise, 0 to 3. */
  turn: number;
  /** The sheet in it, straightened. */
  flat: { corners: Corners; picture: Blob; thumbnail: string } | null;
};

/** The most pages that are made of pictures. */
export const MOST_PICTURES = 100;
/** A photograph larger than this is none of a phone of today. Bytes. */
export const MOST_PICTURE_BYTES = 40 * 1024 * 1024;
/** The same in pixels: a browser unpacks all of them at once, four bytes each. */
export const MOST_PICTURE_PIXELS = 120_000_000;
/** How far into a file its size in pixels is looked for: behind what a camera writes first. */
export const HEAD_BYTES = 512 * 1024;

/** The list with one page at another place. Places beyond the ends are the ends. */
export function moved<T extends { id: number }>(pages: readonly T[], id: number, to: number): T[] {
  const from = pages.findIndex((page) => page.id === id);
  const page = pages[from];
  if (!page) return [...pages];
  const rest = pages.filter((one) => one !== page);
  rest.splice(Math.min(rest.length, Math.max(0, to)), 0, page);
  return rest;
}

/** What the page is made of. */
export const pictureOf = (page: PageOfPicture): Blob => page.flat?.picture ?? page.original;
export const thumbnailOf = (page: PageOfPicture): string => page.flat?.thumbnail ?? page.thumbnail;

/** Whether pictures have to be brought to the resolution of print, so that all together stay below a limit. Bytes. */
export const needSmaller = (pages: readonly PageOfPicture[], limit: number): boolean =>
  pages.reduce((sum, page) => sum + pictureOf(page).size, 0) > limit * 0.95;
