"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "../ui/class-names";
import type { PdfDocument } from "./load-pdf";
import { PageCanvas } from "./page-canvas";
import type { PageSize } from "./page-layout";
import { usePdfPage } from "./use-pdf-page";
import type { PdfViewer } from "./use-pdf-viewer";
import { scrollerOf } from "./use-pdf-viewer";

/** CSS pixels. */
const thumbnailWidth = 80;
const highest = 160;
/** Shown before the first page is: more than are in sight. Hundreds more would only make a reader wait for that page. */
const atFirst = 24;

export type PdfThumbnailsProps = {
  viewer: PdfViewer;
  /** What stands on a page, on top of its picture: marks for fields. In pixels; `scale` for one point. */
  renderMarks?: (page: number, scale: number) => ReactNode;
  /** A few words about a page for who does not see the marks. */
  aboutPage?: (page: number) => string | undefined;
  /** Several beside one another, where there is room. */
  wide?: boolean;
  /** After a press has led to a page. */
  onGo?: () => void;
};

/** Small pictures of all pages, the current one marked; each leads to its page. Only those in sight are drawn. */
export function PdfThumbnails({ viewer, renderMarks, aboutPage, wide = false, onGo }: PdfThumbnailsProps) {
  const t = useTranslations("common.viewer");
  const list = useRef<HTMLOListElement>(null);
  const whole = viewer.drawn || viewer.pdf.status === "failed";
  const shown = whole ? viewer.pages : viewer.pages.slice(0, atFirst);
  const near = useNearItems(list, shown.length);

  // The current one stays in sight.
  useEffect(() => {
    const item = list.current?.querySelector(`[data-thumbnail="${viewer.page}"]`);
    item?.scrollIntoView({ block: "nearest" });
  }, [viewer.page]);

  return (
    <ol
      ref={list}
      className={classNames(
        "grid justify-items-center gap-3.5",
        wide && "grid-cols-[repeat(auto-fill,minmax(88px,1fr))] items-center",
      )}
    >
      {shown.map((size, index) => {
        const scale = thumbnailWidth / size.width;
        const about = aboutPage?.(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the file
          <li key={index} data-thumbnail={index} className="scroll-m-4">
            <button
              type="button"
              onClick={() => {
                viewer.goTo(index);
                onGo?.();
              }}
              aria-current={viewer.page === index ? "page" : undefined}
              aria-label={about ? t("goToAbout", { page: index + 1, about }) : t("goTo", { page: index + 1 })}
              className={classNames(
                "on-paper relative block overflow-hidden rounded-xs border",
                viewer.page === index ? "border-seal ring-1 ring-seal" : "border-line hover:border-line-strong",
              )}
              style={{ width: thumbnailWidth, height: Math.min(highest, size.height * scale) }}
            >
              {/* The page itself comes first: one worker draws both. */}
              <Thumbnail
                document={viewer.pdf.document}
                index={index}
                size={size}
                drawing={viewer.drawn && near.has(index)}
              />
              {renderMarks?.(index, scale)}
              <span className="num absolute right-1 bottom-0.5 rounded-xs bg-white/85 px-1 text-[10px] text-[#57534A]">
                {index + 1}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

type ThumbnailProps = { document: PdfDocument | null; index: number; size: PageSize; drawing: boolean };

const Thumbnail = memo(function Thumbnail({ document, index, size, drawing }: ThumbnailProps) {
  const page = usePdfPage(document, index, drawing);
  const scale = thumbnailWidth / size.width;
  if (!page) return null;
  return <PageCanvas page={page} width={thumbnailWidth} height={size.height * scale} scale={scale} />;
});

function useNearItems(list: { current: HTMLElement | null }, count: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const element = list.current;
    if (!element || count === 0) return;
    const held = new Set<number>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const index = Number((entry.target as HTMLElement).dataset.thumbnail);
          if (entry.isIntersecting) held.add(index);
          else held.delete(index);
        }
        setNear(new Set(held));
      },
      { root: scrollerOf(element), rootMargin: "50% 0px" },
    );
    for (const item of element.querySelectorAll("[data-thumbnail]")) observer.observe(item);
    return () => observer.disconnect();
  }, [list, count]);
  return near;
}
