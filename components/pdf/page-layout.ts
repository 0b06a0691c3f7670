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

/** The next step above (`1`) or below (`-1`) a zoom. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const apart = 0.01;
  const next =
    direction === 1 ? steps.find((step) => step > zoom + apart) : steps.findLast((step) => step < zoom - apart);
  return next ?? (direction === 1 ? mostZoom : leastZoom);
}

/** Points. */
export const widestPage = (pages: readonly PageSize[]): number =>
  pages.reduce((most, page) => Math.max(most, page.width), 1);

/** The zoom at which the widest page fills the width, but not beyond a comfortable size on large screens. */
export function fittingZoom(pages: readonly PageSize[], width: number): number {
  return boundedZoom(Math.min(1.35, width / (widestPage(pages) * pixelsPerPoint)));
}

/** The top of each page in pixels from the top of the first, and at the end the height of all. */
export function pageTops(pages: readonly PageSize[], scale: number): number[] {
  const tops = [0];
  for (const page of pages) tops.push((tops.at(-1) ?? 0) + page.height * scale + pageGap);
  return tops;
}

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
