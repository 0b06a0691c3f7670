"use client";

import { Ellipsis, Search } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { DeskBar, DeskBarButton } from "../layouts/desk-bar";
import { useOnDemand } from "../ui/use-on-demand";
import { NumberBox } from "./number-box";
import { readZoom } from "./page-layout";
import { PdfSearchBar } from "./pdf-search-bar";
import { useFindKey } from "./use-find-key";
import type { PdfViewer } from "./use-pdf-viewer";

const loadMenu = () => import("./pdf-menu").then(({ PdfMenu }) => PdfMenu);

/** The pill over the pages: zoom, which page this is, the search, and a menu with all else. */
export function PdfBar({ viewer }: { viewer: PdfViewer }) {
  const t = useTranslations("common.viewer");
  const format = useFormatter();
  const bar = useRef<HTMLDivElement>(null);
  const [searching, setSearching] = useState(0);
  const { Part: Menu, prepare, ask } = useOnDemand(loadMenu);
  const openSearch = useCallback(() => setSearching((asked) => asked + 1), []);
  useFindKey(bar, openSearch);

  const { page, pages, zoom } = viewer;
  function goToTyped(typed: string) {
    const number = Number.parseInt(typed.normalize("NFKC"), 10);
    if (Number.isFinite(number)) viewer.goTo(Math.min(pages.length, Math.max(1, number)) - 1);
  }
  const more = <Ellipsis size={17} aria-hidden="true" />;
  return (
    <div ref={bar} className="grid max-w-full justify-items-center gap-2">
      {searching > 0 ? <PdfSearchBar viewer={viewer} asked={searching} onClose={() => setSearching(0)} /> : null}
      <DeskBar
        label={t("bar")}
        zoom={
          <NumberBox
            label={t("zoom")}
            value={format.number(zoom, { style: "percent", maximumFractionDigits: 0 })}
            width={4}
            onStep={viewer.zoomBy}
            onCommit={(typed) => {
              const wanted = readZoom(typed);
              if (wanted !== null) viewer.zoomTo(wanted);
            }}
          />
        }
        zoomInLabel={t("zoomIn")}
        zoomOutLabel={t("zoomOut")}
        onZoomIn={() => viewer.zoomBy(1)}
        onZoomOut={() => viewer.zoomBy(-1)}
        page={
          <>
            <span className="sr-only" aria-live="polite">
              {t("pageOf", { page: page + 1, pages: pages.length })}
            </span>
            {t.rich("pageBox", {
              pages: pages.length,
              word: (words) => (
                <span aria-hidden="true" className="whitespace-pre">
                  {words}
                </span>
              ),
              box: () => (
                <NumberBox
                  label={t("pageNumber")}
                  value={String(page + 1)}
                  width={String(pages.length).length}
                  onStep={(direction) => viewer.goTo(Math.min(pages.length - 1, Math.max(0, page - direction)))}
                  onCommit={goToTyped}
                />
              ),
            })}
          </>
        }
        tools={
          <>
            <DeskBarButton
              label={t("search.open")}
              aria-expanded={searching > 0}
              aria-keyshortcuts="Control+F Meta+F"
              icon={<Search size={15} aria-hidden="true" />}
              onClick={openSearch}
            />
            {Menu ? (
              <Menu viewer={viewer} icon={more} onSearch={openSearch} />
            ) : (
              <DeskBarButton
                label={t("menu.open")}
                aria-haspopup="menu"
                icon={more}
                onPointerEnter={prepare}
                onFocus={prepare}
                onClick={ask}
              />
            )}
          </>
        }
      />
    </div>
  );
}
