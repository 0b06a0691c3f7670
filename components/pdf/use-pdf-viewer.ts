"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import {
  boundedZoom,
  fittingZoom,
  nextZoom,
  type PageSize,
  pageAt,
  pageTops,
  pixelsPerPoint,
  widestPage,
} from "./page-layout";
import { type PdfState, usePdfDocument } from "./use-pdf-document";

/** Everything that the parts of a viewer share: pages, thumbnails and the bar. */
export type PdfViewer = {
  pdf: PdfState;
  pages: readonly PageSize[];
  /** 1 is the size on paper. */
  zoom: number;
  /** CSS pixels for one point. 0 until the place for the pages has been measured. */
  scale: number;
  fits: boolean;
  /** The page in the middle of the view, from 0. */
  page: number;
  zoomBy: (direction: 1 | -1) => void;
  /** @param focus point of the screen that stays where it is; the middle unless given */
  zoomTo: (zoom: number, focus?: { x: number; y: number }) => void;
  fitWidth: () => void;
  /** Brings a page, or a height in points on it, into view. */
  goTo: (page: number, y?: number) => void;
  retry: () => void;
  /** For PdfPages. */
  rootRef: RefObject<HTMLDivElement | null>;
};

type Anchor = { page: number; x: number; y: number; focus: { x: number; y: number } };

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
  const [width, setWidth] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const [page, setPage] = useState(0);
  const anchor = useRef<Anchor | null>(null);

  const zoom = chosen ?? fittingZoom(pages, width);
  const scale = width > 0 ? zoom * pixelsPerPoint : 0;
  const tops = useMemo(() => pageTops(pages, scale), [pages, scale]);
  const across = Math.max(width, widestPage(pages) * scale);
  // What callbacks read; they stay the same while this changes.
  const now = useRef({ zoom, scale, tops, across });
  now.current = { zoom, scale, tops, across };

  useEffect(() => {
    const root = rootRef.current;
    if (!root) return;
    const measure = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    measure.observe(root);
    return () => measure.disconnect();
  }, []);

  useEffect(() => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    if (!root || !scroller) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const middle = scroller.clientHeight / 2 + scroller.getBoundingClientRect().top;
      setPage(pageAt(now.current.tops, middle - root.getBoundingClientRect().top));
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    scroller.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      scroller.removeEventListener("scroll", onScroll);
      cancelAnimationFrame(frame);
    };
  }, []);

  const hold = useCallback((focus?: { x: number; y: number }) => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    if (!root || !scroller || now.current.scale === 0) return;
    const view = scroller.getBoundingClientRect();
    const point = focus ?? { x: view.left + view.width / 2, y: view.top + view.height / 2 };
    const box = root.getBoundingClientRect();
    const at = pageAt(now.current.tops, point.y - box.top);
    const centre = box.left + now.current.across / 2;
    anchor.current = {
      page: at,
      x: (point.x - centre) / now.current.scale,
      y: (point.y - box.top - (now.current.tops[at] ?? 0)) / now.current.scale,
      focus: point,
    };
  }, []);

  // After a zoom, the point that was under the fingers is put under them again.
  useLayoutEffect(() => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    const held = anchor.current;
    anchor.current = null;
    if (!root || !scroller || !held || scale === 0) return;
    const box = root.getBoundingClientRect();
    const y = box.top + (tops[held.page] ?? 0) + held.y * scale;
    const x = box.left + across / 2 + held.x * scale;
    scroller.scrollTop += y - held.focus.y;
    scroller.scrollLeft += x - held.focus.x;
  }, [scale, tops, across]);

  const zoomTo = useCallback(
    (next: number, focus?: { x: number; y: number }) => {
      hold(focus);
      setChosen(boundedZoom(next));
    },
    [hold],
  );
  const zoomBy = useCallback((direction: 1 | -1) => zoomTo(nextZoom(now.current.zoom, direction)), [zoomTo]);
  const fitWidth = useCallback(() => {
    hold();
    setChosen(null);
  }, [hold]);
  const goTo = useCallback((target: number, y = 0) => {
    const root = rootRef.current;
    const scroller = root && scrollerOf(root);
    if (!root || !scroller) return;
    const { tops, scale } = now.current;
    const wanted = (tops[target] ?? 0) + y * scale + root.getBoundingClientRect().top;
    const margin = y > 0 ? scroller.clientHeight / 3 : 12;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scroller.scrollTo({
      top: scroller.scrollTop + wanted - scroller.getBoundingClientRect().top - margin,
      behavior: still ? "instant" : "smooth",
    });
  }, []);

  return { pdf, pages, zoom, scale, fits: chosen === null, page, zoomBy, zoomTo, fitWidth, goTo, retry, rootRef };
}

/** The nearest box around an element that scrolls; the page itself where there is none. */
export function scrollerOf(element: HTMLElement): HTMLElement {
  for (let box = element.parentElement; box; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  return document.documentElement;
}
