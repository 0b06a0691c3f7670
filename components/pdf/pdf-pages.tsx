"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { PageCanvas } from "./page-canvas";
import { type PageSize, pageGap, widestPage } from "./page-layout";
import { PageText } from "./page-text";
import { usePdfPage } from "./use-pdf-page";
import { type PdfViewer, scrollerOf } from "./use-pdf-viewer";
import { usePinch } from "./use-pinch";

export type OverlayGeometry = {
  /** CSS pixels for one point. */
  scale: number;
  /** CSS pixels. */
  width: number;
  height: number;
};

export type PdfPagesProps = {
  viewer: PdfViewer;
  /**
   * What lies on a page: absolutely placed, in pixels from its top left corner (points × scale). Called for every
   * page, drawn or not, so that fields keep their place in the order of the keyboard.
   */
  renderOverlay?: (page: number, geometry: OverlayGeometry) => ReactNode;
};

/**
 * The pages of a PDF, one below the other, in the scrolling box around it. Every page has its place from the start;
 * its picture and text are made when it comes near the view, and given up when it is far away.
 */
export function PdfPages({ viewer, renderOverlay }: PdfPagesProps) {
  const t = useTranslations("common.viewer");
  const { pages, pdf, rootRef, scale } = viewer;
  usePinch(viewer);
  const near = useNearPages(rootRef, scale > 0);
  return (
    <div ref={rootRef} className="w-full touch-pan-x touch-pan-y">
      {pdf.status === "failed" ? (
        <Notice
          tone="error"
          title={t("failed")}
          announce
          className="mx-auto mb-5 max-w-xl"
          actions={
            <Button variant="secondary" size="sm" onClick={viewer.retry}>
              {t("retry")}
            </Button>
          }
        >
          {t("failedDetail")}
        </Notice>
      ) : null}
      {scale > 0 ? (
        <div
          className="grid justify-items-center"
          style={{ rowGap: pageGap, minWidth: widestPage(pages) * scale }}
          aria-busy={pdf.status === "loading"}
        >
          {pages.map((page, index) => (
            <PageShell
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the file
              key={index}
              index={index}
              size={page}
              scale={scale}
              label={t("page", { page: index + 1 })}
              drawing={near.has(index)}
              document={pdf.document}
              overlay={renderOverlay?.(index, { scale, width: page.width * scale, height: page.height * scale })}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

type ShellProps = {
  index: number;
  size: PageSize;
  scale: number;
  label: string;
  drawing: boolean;
  document: PdfViewer["pdf"]["document"];
  overlay: ReactNode;
};

const PageShell = memo(function PageShell({ index, size, scale, label, drawing, document, overlay }: ShellProps) {
  const page = usePdfPage(document, index, drawing);
  return (
    <section
      aria-label={label}
      data-page={index}
      className="on-paper relative overflow-hidden shadow-paper"
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      {page ? (
        <>
          <PageCanvas page={page} width={size.width * scale} height={size.height * scale} scale={scale} />
          <PageText page={page} scale={scale} />
        </>
      ) : null}
      {overlay}
    </section>
  );
});

/** The pages within a screen's height of the view. */
function useNearPages(rootRef: PdfViewer["rootRef"], placed: boolean): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  const held = useRef(new Set<number>());
  useEffect(() => {
    const root = rootRef.current;
    if (!root || !placed) return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const index = Number((entry.target as HTMLElement).dataset.page);
          if (entry.isIntersecting) held.current.add(index);
          else held.current.delete(index);
        }
        setNear(new Set(held.current));
      },
      { root: scrollerOf(root), rootMargin: "60% 0px" },
    );
    for (const shell of root.querySelectorAll("[data-page]")) observer.observe(shell);
    return () => observer.disconnect();
  }, [rootRef, placed]);
  return near;
}
