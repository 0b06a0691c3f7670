"use client";

import { type CSSProperties, useEffect, useRef } from "react";
import { type PdfPage, pdfjs } from "./load-pdf";
import "./page-text.css";

/** The text of a page over its picture: invisible, but it can be read aloud, searched, selected and copied. */
export function PageText({ page, scale }: { page: PdfPage; scale: number }) {
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const place = holder.current;
    if (!place) return;
    let layer: { cancel(): void } | undefined;
    let left = false;
    pdfjs()
      .then(({ TextLayer }) => {
        if (left) return;
        const made = new TextLayer({
          textContentSource: page.streamTextContent({ includeMarkedContent: true }),
          container: place,
          viewport: page.getViewport({ scale: 1 }),
        });
        layer = made;
        return made.render();
      })
      .catch(() => {});
    return () => {
      left = true;
      layer?.cancel();
      place.replaceChildren();
    };
  }, [page]);

  const sized = { "--total-scale-factor": scale } as CSSProperties;
  return <div ref={holder} className="pdf-text" style={sized} />;
}
