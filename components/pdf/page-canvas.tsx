"use client";

import { useEffect, useRef } from "react";
import type { PdfPage } from "./load-pdf";
import { canvasDensity } from "./page-layout";

/** While the scale still changes (a pinch), the last picture is stretched; it is drawn anew when it holds still. */
const stillMs = 120;

/**
 * The picture of a page. Drawn into a canvas that is not shown yet and then exchanged, so that nothing flickers.
 * @param width CSS pixels
 * @param scale CSS pixels for one point
 */
export function PageCanvas({
  page,
  width,
  height,
  scale,
  onDrawn,
}: {
  page: PdfPage;
  width: number;
  height: number;
  scale: number;
  /** Called whenever a picture stands. */
  onDrawn?: (() => void) | undefined;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const drawnOnce = useRef(false);

  useEffect(() => {
    const place = holder.current;
    if (!place) return;
    let task: ReturnType<PdfPage["render"]> | undefined;
    const timer = setTimeout(
      () => {
        const density = canvasDensity(width, height, window.devicePixelRatio);
        const canvas = document.createElement("canvas");
        canvas.width = Math.max(1, Math.floor(width * density));
        canvas.height = Math.max(1, Math.floor(height * density));
        canvas.className = "absolute inset-0 size-full";
        task = page.render({ canvas, viewport: page.getViewport({ scale: scale * density }) });
        task.promise.then(
          () => {
            drawnOnce.current = true;
            release(place);
            place.replaceChildren(canvas);
            onDrawn?.();
          },
          // Given up for a newer drawing, or because the page left the view.
          () => release(canvas),
        );
      },
      drawnOnce.current ? stillMs : 0,
    );
    return () => {
      clearTimeout(timer);
      task?.cancel();
    };
  }, [page, width, height, scale, onDrawn]);

  useEffect(() => {
    const place = holder.current;
    return () => {
      if (place) release(place);
    };
  }, []);

  return <div ref={holder} aria-hidden="true" className="pointer-events-none absolute inset-0" />;
}

/** Gives a canvas's memory back at once; some browsers keep it until much later otherwise. */
function release(element: Element): void {
  const canvases = element instanceof HTMLCanvasElement ? [element] : element.querySelectorAll("canvas");
  for (const canvas of canvases) {
    canvas.width = 0;
    canvas.height = 0;
  }
}
