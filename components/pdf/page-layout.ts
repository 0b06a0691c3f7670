/** The visible size of a page in points, rotation applied; as lib/standards/pdf geometry says it. */
export type PageSize = { width: number; height: number };

/** CSS pixels between two pages. */
export const pageGap = 20;

/** CSS pixels for one point at 100 %: the size on paper. */
export const pixelsPerPoint = 96 / 72;

export const leastZoom = 0.25;
export const mostZoom = 4;

/** Zoom steps of the buttons. */
const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

export const boundedZoom = (zoom: number): number => Math.min(mostZoom, Math.max(leastZoom, zoom));

/** What a person typed as a zoom: "150", "150 %", "１５０％"; null where it is no number. */
export function readZoom(typed: string): number | null {
  const number = Number.parseFloat(typed.normalize("NFKC").replace(",", "."));
  return Number.isFinite(number) && number > 0 ? boundedZoom(number / 100) : null;
}

/** The next step above (`1`) or below (`-1`) a zoom. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const apart = 0.01;
  const next =
    direction === 1 ? steps.find((step) => step > zoom + apart) : steps.findLast((step) => step < zoom - apart);
  return next ?? (direction === 1 ? mostZoom : leastZoom);
}

/** How the zoom is chosen: pages fill the width, or are seen whole, each by itself; or one zoom for all. */
export type ZoomMode = "width" | "page" | number;

/** Filling the width, a page is not made larger than is comfortable on large screens. */
const mostToFill = 1.35;
/** Fitted pages may be smaller than the least zoom: a plan of a building, on a phone. */
const leastToFit = 0.05;

/**
 * The zoom of each page. Pages of different sizes are fitted each by itself: one wide table makes the others no smaller.
 * @param pages as they are seen
 * @param view CSS pixels that one page may take
 */
export function pageZooms(pages: readonly PageSize[], mode: ZoomMode, view: PageSize): number[] {
  if (typeof mode === "number") return pages.map(() => boundedZoom(mode));
  return pages.map(({ width, height }) => {
    const across = view.width / (width * pixelsPerPoint);
    const down = view.height / (height * pixelsPerPoint);
    return Math.max(leastToFit, mode === "width" ? Math.min(mostToFill, across) : Math.min(mostZoom, across, down));
  });
}

/**
 * The top of each page in pixels from the top of the first, and at the end the height of all.
 * @param scales CSS pixels for one point, of each page
 */
export function pageTops(pages: readonly PageSize[], scales: readonly number[]): number[] {
  const tops = [0];
  for (const [index, page] of pages.entries())
    tops.push((tops.at(-1) ?? 0) + page.height * (scales[index] ?? 0) + pageGap);
  return tops;
}

/** The width that the widest page takes, in pixels. */
export const widestOf = (pages: readonly PageSize[], scales: readonly number[]): number =>
  pages.reduce((most, page, index) => Math.max(most, page.width * (scales[index] ?? 0)), 0);

/** The page at a height, by bisection. */
export function pageAt(tops: readonly number[], y: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** No canvas is larger than this: phones give up beyond about 16 million pixels. */
const mostPixels = 12_000_000;

/** Device pixels for one CSS pixel of a page's canvas, less than the screen's where the canvas would be too large. */
export function canvasDensity(width: number, height: number, devicePixelRatio: number): number {
  const wanted = Math.min(3, Math.max(1, devicePixelRatio));
  return Math.min(wanted, Math.sqrt(mostPixels / Math.max(1, width * height)));
}
