"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import {
  boundedZoom,
  nextZoom,
  type PageSize,
  pageAt,
  pageTops,
  pageZooms,
  pixelsPerPoint,
  widestOf,
  type ZoomMode,
} from "./page-layout";
import { fromSeen, type Turn, toSeen, turnedBy, turnedSize } from "./page-turn";
import { PdfSearch } from "./pdf-search";
import { type PdfState, usePdfDocument } from "./use-pdf-document";

/** Everything that the parts of a viewer share: pages, thumbnails and the bar. */
export type PdfViewer = {
  pdf: PdfState;
  /** As they are read; `turn` does not change them. */
  pages: readonly PageSize[];
  /** Of the page in view; 1 is the size on paper. */
  zoom: number;
  mode: ZoomMode;
  /** CSS pixels for one point, of the page in view. 0 until the place for the pages has been measured. */
  scale: number;
  /** The same for each page. Empty until measured. */
  scales: readonly number[];
  /** How far the pages are turned. */
  turn: Turn;
  /** The page that is read, from 0: the one a third down the view, and the last one at the end. */
  page: number;
  /** The first and the last page of which anything is in view. */
  inView: { from: number; to: number };
  /** Whether a page has been drawn since the file was opened: what is less urgent may follow now. */
  drawn: boolean;
  search: PdfSearch;
  zoomBy: (direction: 1 | -1) => void;
  /** @param focus point of the screen that stays where it is; the middle unless given */
  zoomTo: (zoom: ZoomMode, focus?: { x: number; y: number }) => void;
  fitWidth: () => void;
  turnBy: (by: 90 | -90) => void;
  /** Brings a page, or a point on it in points from its top left, into view. */
  goTo: (page: number, y?: number, x?: number) => void;
  retry: () => void;
  /** For PdfPages. */
  rootRef: RefObject<HTMLDivElement | null>;
  onDrawn: () => void;
};

/** A point of a page, in points, and where on the screen it is to stay. */
type Anchor = { page: number; x: number; y: number; focus: { x: number; y: number } };

/** CSS pixels that a page shown whole leaves free above and below. */
const airAround = 32;
/** Screens beyond which a way is jumped: drawing all pages on the way would take longer than the way. */
const farAway = 4;

/**
 * The state of one viewer. The pages scroll in the nearest scrolling box around `PdfPages`.
 * @param pages the visible size of every page; known before the file is, so that nothing jumps when it comes
 */
export function usePdfViewer(url: string, pages: readonly PageSize[]): PdfViewer {
  const [attempt, setAttempt] = useState(0);
  const pdf = usePdfDocument(url, attempt);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return useViewerOf(pdf, pages, retry);
}

/** The same for a file that is opened elsewhere. */
export function useViewerOf(pdf: PdfState, pages: readonly PageSize[], retry: () => void): PdfViewer {
  const rootRef = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<PageSize>({ width: 0, height: 0 });
  const [mode, setMode] = useState<ZoomMode>("width");
  const [turn, setTurn] = useState<Turn>(0);
  const [page, setPage] = useState(0);
  const [inView, setInView] = useState({ from: 0, to: 0 });
  const [drawnOf, setDrawnOf] = useState<PdfState["document"]>(null);
  const anchor = useRef<Anchor | null>(null);
  const lookAgain = useRef<(() => void) | null>(null);
  const { document } = pdf;
  const search = useMemo(() => new PdfSearch(document), [document]);
  useEffect(() => () => search.clear(), [search]);

  const seen = useMemo(() => pages.map((size) => turnedSize(size, turn)), [pages, turn]);
  const scales = useMemo(
    () => (view.width > 0 ? pageZooms(seen, mode, view).map((zoom) => zoom * pixelsPerPoint) : []),
    [seen, mode, view],
  );
  const tops = useMemo(() => pageTops(seen, scales), [seen, scales]);
  const across = Math.max(view.width, widestOf(seen, scales));
  const scale = scales[Math.min(page, scales.length - 1)] ?? 0;
  const zoom = scale > 0 ? scale / pixelsPerPoint : 1;
  // What callbacks read; they stay the same while this changes.
  const now = useRef({ zoom, scales, seen, tops, across, turn, pages });
  now.current = { zoom, scales, seen, tops, across, turn, pages };

  useEffect(() => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    if (!root || !scroller) return;
    const measure = new ResizeObserver(() => {
      const width = Math.floor(root.getBoundingClientRect().width);
      const height = Math.max(1, scroller.clientHeight - airAround);
      setView((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    measure.observe(root);
    measure.observe(scroller);
    return () => measure.disconnect();
  }, []);

  useEffect(() => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    if (!root || !scroller) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { tops } = now.current;
      const top = topOf(scroller) - root.getBoundingClientRect().top;
      const high = scroller.clientHeight;
      const [from, to] = [pageAt(tops, top), pageAt(tops, top + high)];
      const atEnd = scroller.scrollTop > 0 && scroller.scrollTop + high >= scroller.scrollHeight - 2;
      setPage(atEnd ? to : pageAt(tops, top + high / 3));
      setInView((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    lookAgain.current = onScroll;
    const heard = scroller === window.document.documentElement ? window : scroller;
    heard.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      heard.removeEventListener("scroll", onScroll);
      cancelAnimationFrame(frame);
    };
  }, []);

  const hold = useCallback((focus?: { x: number; y: number }) => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    const { scales, seen, tops, across, turn, pages } = now.current;
    if (!root || !scroller || scales.length === 0) return;
    const edge = scroller.getBoundingClientRect();
    const point = focus ?? { x: edge.left + edge.width / 2, y: topOf(scroller) + scroller.clientHeight / 2 };
    const box = root.getBoundingClientRect();
    const at = pageAt(tops, point.y - box.top);
    const [size, shown, scale] = [pages[at], seen[at], scales[at]];
    if (!size || !shown || !scale) return;
    const left = box.left + (across - shown.width * scale) / 2;
    const from = { x: (point.x - left) / scale, y: (point.y - box.top - (tops[at] ?? 0)) / scale };
    anchor.current = { page: at, ...fromSeen(from, size, turn), focus: point };
  }, []);

  // Another zoom shows other pages without a scroll.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a page gets another place
  useEffect(() => lookAgain.current?.(), [tops, view]);

  // After a zoom or a turn, the point that was under the fingers is put under them again.
  useLayoutEffect(() => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    const held = anchor.current;
    anchor.current = null;
    const [size, shown, scale] = held ? [pages[held.page], seen[held.page], scales[held.page]] : [];
    if (!root || !scroller || !held || !size || !shown || !scale) return;
    const box = root.getBoundingClientRect();
    const to = toSeen(held, size, turn);
    const x = box.left + (across - shown.width * scale) / 2 + to.x * scale;
    const y = box.top + (tops[held.page] ?? 0) + to.y * scale;
    scroller.scrollTop += y - held.focus.y;
    scroller.scrollLeft += x - held.focus.x;
  }, [pages, seen, scales, tops, across, turn]);

  const zoomTo = useCallback(
    (next: ZoomMode, focus?: { x: number; y: number }) => {
      hold(focus);
      setMode(typeof next === "number" ? boundedZoom(next) : next);
    },
    [hold],
  );
  const zoomBy = useCallback((direction: 1 | -1) => zoomTo(nextZoom(now.current.zoom, direction)), [zoomTo]);
  const fitWidth = useCallback(() => zoomTo("width"), [zoomTo]);
  const turnBy = useCallback(
    (by: 90 | -90) => {
      hold();
      setTurn((before) => turnedBy(before, by));
    },
    [hold],
  );
  const goTo = useCallback((target: number, y?: number, x?: number) => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    const { tops, scales, seen, pages, across, turn } = now.current;
    const [size, shown, scale] = [pages[target], seen[target], scales[target]];
    if (!root || !scroller || !size || !shown || !scale) return;
    const to = y === undefined ? { x: 0, y: 0 } : toSeen({ x: x ?? size.width / 2, y }, size, turn);
    const margin = to.y > 0 ? scroller.clientHeight / 3 : 12;
    const box = root.getBoundingClientRect();
    const down = box.top + (tops[target] ?? 0) + to.y * scale - topOf(scroller) - margin;
    const edge = scroller.getBoundingClientRect();
    const atX = box.left + (across - shown.width * scale) / 2 + to.x * scale;
    const aside = y === undefined || (atX > edge.left + 24 && atX < edge.right - 24);
    const still =
      matchMedia("(prefers-reduced-motion: reduce)").matches || Math.abs(down) > farAway * scroller.clientHeight;
    scroller.scrollBy({
      top: down,
      left: aside ? 0 : atX - edge.left - scroller.clientWidth / 3,
      behavior: still ? "instant" : "smooth",
    });
  }, []);
  const onDrawn = useCallback(() => setDrawnOf(document), [document]);

  return {
    pdf,
    pages,
    zoom,
    mode,
    scale,
    scales,
    turn,
    page: Math.min(page, Math.max(0, pages.length - 1)),
    inView,
    drawn: document !== null && drawnOf === document,
    search,
    zoomBy,
    zoomTo,
    fitWidth,
    turnBy,
    goTo,
    retry,
    rootRef,
    onDrawn,
  };
}

/** Where what a box shows begins on the screen; the whole page's own box moves as it scrolls. */
const topOf = (scroller: HTMLElement): number =>
  scroller === window.document.documentElement ? 0 : scroller.getBoundingClientRect().top;

/** The nearest box around an element that scrolls; the page itself where there is none. */
export function scrollerOf(element: HTMLElement): HTMLElement {
  for (let box = element.parentElement; box; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  return window.document.documentElement;
}
