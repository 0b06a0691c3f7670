"use client";

import { type CSSProperties, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type PdfPage, pdfjs } from "./load-pdf";
import type { PdfSearch } from "./pdf-search";
import { readInOrder } from "./reading-order";
import { markHits } from "./search-marks";
import "./page-text.css";

const noRuns: readonly HTMLElement[] = [];

export type PageTextProps = { page: PdfPage; index: number; scale: number; search: PdfSearch };

/** The text of a page over its picture: invisible, but it can be read aloud, searched, selected and copied. */
export function PageText({ page, index, scale, search }: PageTextProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [runs, setRuns] = useState(noRuns);

  useEffect(() => {
    const place = holder.current;
    if (!place) return;
    let layer: { cancel(): void } | undefined;
    let left = false;
    async function make(into: HTMLElement) {
      const { TextLayer } = await pdfjs();
      if (left) return;
      const made = new TextLayer({
        textContentSource: page.streamTextContent({ includeMarkedContent: true }),
        container: into,
        viewport: page.getViewport({ scale: 1 }),
      });
      layer = made;
      await made.render();
      if (left) return;
      setRuns(made.textDivs);
      await readInOrder(into, page);
    }
    // Given up because the page left the view, or a page whose text cannot be read: its picture stays.
    make(place).catch(() => {});
    return () => {
      left = true;
      layer?.cancel();
      place.replaceChildren();
      setRuns(noRuns);
    };
  }, [page]);

  const hits = useSyncExternalStore(
    search.subscribe,
    () => search.on(index),
    () => search.on(index),
  );
  const currentHere = () => {
    const hit = search.currentHit();
    return hit?.page === index ? hit : null;
  };
  const current = useSyncExternalStore(search.subscribe, currentHere, currentHere);
  useEffect(() => markHits(runs, hits, current), [runs, hits, current]);

  const sized = { "--total-scale-factor": scale } as CSSProperties;
  return <div ref={holder} className="pdf-text" style={sized} />;
}
