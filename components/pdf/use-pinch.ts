"use client";

import { useEffect, useRef } from "react";
import { boundedZoom } from "./page-layout";
import type { PdfViewer } from "./use-pdf-viewer";

/** Two fingers, or a wheel with Ctrl (a trackpad's pinch), zoom around the point between them; keys + - 0 as well. */
export function usePinch({ rootRef, zoom, zoomTo, zoomBy, fitWidth }: PdfViewer): void {
  // The zoom changes between one movement of the fingers and the next; what they began goes on.
  const now = useRef(zoom);
  now.current = zoom;
  useEffect(() => {
    const root = rootRef.current;
    if (!root) return;
    let begun: { distance: number; zoom: number } | null = null;
    let frame = 0;
    let current = now.current;

    const later = (next: number, focus: { x: number; y: number }) => {
      current = boundedZoom(next);
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        zoomTo(current, focus);
      });
    };
    const onTouchStart = (event: TouchEvent) => {
      if (event.touches.length === 2) begun = { distance: between(event.touches), zoom: now.current };
    };
    const onTouchMove = (event: TouchEvent) => {
      if (!begun || event.touches.length !== 2) return;
      // Or the browser would zoom the whole page.
      event.preventDefault();
      later((begun.zoom * between(event.touches)) / begun.distance, middle(event.touches));
    };
    const onTouchEnd = (event: TouchEvent) => {
      if (event.touches.length < 2) begun = null;
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // A fast wheel turns further before the next frame.
      later((frame ? current : now.current) * Math.exp(-event.deltaY / 200), { x: event.clientX, y: event.clientY });
    };
    root.addEventListener("touchstart", onTouchStart, { passive: true });
    root.addEventListener("touchmove", onTouchMove, { passive: false });
    root.addEventListener("touchend", onTouchEnd);
    root.addEventListener("touchcancel", onTouchEnd);
    root.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      cancelAnimationFrame(frame);
      root.removeEventListener("touchstart", onTouchStart);
      root.removeEventListener("touchmove", onTouchMove);
      root.removeEventListener("touchend", onTouchEnd);
      root.removeEventListener("touchcancel", onTouchEnd);
      root.removeEventListener("wheel", onWheel);
    };
  }, [rootRef, zoomTo]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "+" || event.key === "=") zoomBy(1);
      else if (event.key === "-") zoomBy(-1);
      else if (event.key === "0") fitWidth();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [zoomBy, fitWidth]);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const between = ([a, b]: TouchList) => (a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 1);

const middle = ([a, b]: TouchList) =>
  a && b ? { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 } : { x: 0, y: 0 };
