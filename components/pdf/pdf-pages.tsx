"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, memo, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { PageCanvas } from "./page-canvas";
import { type PageSize, pageGap, widestOf } from "./page-layout";
import { PageText } from "./page-text";
import { type Turn, turnedSize, turnTransform } from "./page-turn";
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

/** Must be the same function as long as it draws the same: only then are pages left alone while a reader scrolls. */
export type RenderOverlay = (page: number, geometry: OverlayGeometry) => ReactNode;

export type PdfPagesProps = {
  viewer: PdfViewer;
  /**
   * What lies on a page: absolutely placed, in pixels from its top left corner (points × scale); it is turned with the
   * page. Called for every page, drawn or not, so that fields keep their place in the order of the keyboard.
   */
  renderOverlay?: RenderOverlay;
};

/**
 * The pages of a PDF, one below the other, in the scrolling box around it. Every page has its place from the start;
 * its picture and text are made when it comes near the view, and given up when it is far away.
 */
export function PdfPages({ viewer, renderOverlay }: PdfPagesProps) {
  const t = useTranslations("common.viewer");
  const { pages, pdf, rootRef, scales, turn } = viewer;
  usePinch(viewer);
  const placed = scales.length > 0;
  const near = useNearPages(rootRef, placed ? pages.length : 0);
  const widest = widestOf(
    pages.map((page) => turnedSize(page, turn)),
    scales,
  );
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
      {placed ? (
        <div
          className="grid justify-items-center"
          style={{ rowGap: pageGap, minWidth: widest }}
          aria-busy={pdf.status === "loading"}
        >
          {pages.map((page, index) => (
            <PageShell
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the file
              key={index}
              index={index}
              size={page}
              scale={scales[index] ?? 0}
              turn={turn}
              label={t("page", { page: index + 1 })}
              drawing={near.has(index)}
              document={pdf.document}
              search={viewer.search}
              onDrawn={viewer.onDrawn}
              renderOverlay={renderOverlay}
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
  turn: Turn;
  label: string;
  drawing: boolean;
  document: PdfViewer["pdf"]["document"];
  search: PdfViewer["search"];
  onDrawn: () => void;
  renderOverlay: RenderOverlay | undefined;
};

const PageShell = memo(function PageShell(props: ShellProps) {
  const { index, size, scale, turn, search, renderOverlay } = props;
  const page = usePdfPage(props.document, index, props.drawing);
  const read = { width: size.width * scale, height: size.height * scale };
  const seen = turnedSize(read, turn);
  // All that lies on the page is turned with it, and so stays where it is on the paper.
  const turned: CSSProperties = { ...read, transform: turnTransform(read, turn), transformOrigin: "0 0" };
  return (
    <section
      aria-label={props.label}
      data-page={index}
      className="on-paper relative overflow-hidden shadow-paper"
      style={seen}
    >
      <div className="absolute top-0 left-0" style={turned}>
        {page ? (
          <>
            <PageCanvas page={page} {...read} scale={scale} onDrawn={props.onDrawn} />
            <PageText page={page} index={index} scale={scale} search={search} />
          </>
        ) : null}
        {renderOverlay?.(index, { scale, ...read })}
      </div>
    </section>
  );
});

/**
 * The pages within half a screen of the view.
 * @param count of the pages that are there; 0 as long as they have no place
 */
function useNearPages(rootRef: PdfViewer["rootRef"], count: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  const held = useRef(new Set<number>());
  useEffect(() => {
    const root = rootRef.current;
    if (!root || count === 0) return;
    held.current.clear();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const index = Number((entry.target as HTMLElement).dataset.page);
          if (entry.isIntersecting) held.current.add(index);
          else held.current.delete(index);
        }
        setNear(new Set(held.current));
      },
      { root: rootOf(root), rootMargin: "60% 0px" },
    );
    for (const shell of root.querySelectorAll("[data-page]")) observer.observe(shell);
    return () => observer.disconnect();
  }, [rootRef, count]);
  return near;
}

/** A margin counts around the window only where no root is named. */
function rootOf(root: HTMLElement): HTMLElement | null {
  const scroller = scrollerOf(root);
  return scroller === document.documentElement ? null : scroller;
}
