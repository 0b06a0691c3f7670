"use client";

import { useFormatter, useTranslations } from "next-intl";
import { DeskBar } from "../layouts/desk-bar";
import type { PdfViewer } from "./use-pdf-viewer";

/** The pill over the pages: zoom, and which page this is. */
export function PdfBar({ viewer }: { viewer: PdfViewer }) {
  const t = useTranslations("common.viewer");
  const format = useFormatter();
  return (
    <DeskBar
      label={t("bar")}
      zoom={
        <button
          type="button"
          title={t("fit")}
          aria-label={t("zoomIs", { zoom: format.number(viewer.zoom, { style: "percent" }) })}
          onClick={viewer.fitWidth}
          className="min-h-9 rounded-full px-1.5 hover:bg-ink-2/40 focus-visible:outline-paper focus-visible:-outline-offset-3"
        >
          {format.number(viewer.zoom, { style: "percent", maximumFractionDigits: 0 })}
        </button>
      }
      zoomInLabel={t("zoomIn")}
      zoomOutLabel={t("zoomOut")}
      onZoomIn={() => viewer.zoomBy(1)}
      onZoomOut={() => viewer.zoomBy(-1)}
      page={t("pageOf", { page: viewer.page + 1, pages: viewer.pages.length })}
    />
  );
}
