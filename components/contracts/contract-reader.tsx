"use client";

import { ChevronLeft, Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { SealMark } from "@/lib/domain/evidence/seal-marks";
import { contentId, SkipLink } from "../layouts/skip-link";
import type { PageSize } from "../pdf/page-layout";
import { PdfBar } from "../pdf/pdf-bar";
import { PdfPages, type RenderOverlay } from "../pdf/pdf-pages";
import { PdfThumbnails } from "../pdf/pdf-thumbnails";
import { usePdfViewer } from "../pdf/use-pdf-viewer";
import { Button } from "../ui/button";
import { SealCard } from "./seal-card";
import { SealMarks, useMarkPlaces } from "./seal-marks";

export type ContractReaderProps = {
  title: string;
  fileName: string;
  backHref: string;
  /** Where the bytes are; `/download` after it gives them as a file. */
  url: string;
  /** Names the version in the address, so that a newer one is fetched anew. */
  revision: number;
  pages: PageSize[];
  /** The signatures and seals in it. */
  marks: readonly SealMark[];
};

/** A contract to be read, with nothing to do in it. */
export function ContractReader({ title, fileName, backHref, url, revision, pages, marks }: ContractReaderProps) {
  const t = useTranslations("contracts.reader");
  const viewer = usePdfViewer(`${url}?revision=${revision}`, pages);
  const places = useMarkPlaces(marks, pages);
  const [open, setOpen] = useState<SealMark | null>(null);
  const overlay = useCallback<RenderOverlay>(
    (page, { scale }) => <SealMarks places={places.get(page) ?? []} scale={scale} onOpen={setOpen} />,
    [places],
  );
  return (
    <div className="grid h-dvh grid-cols-1 grid-rows-[56px_minmax(0,1fr)] min-[74rem]:grid-cols-[132px_minmax(0,1fr)]">
      <SkipLink />
      <header className="col-span-full flex items-center gap-2 border-b border-line bg-sheet px-3">
        <Link
          href={backHref}
          aria-label={t("back")}
          className="grid size-10 shrink-0 place-items-center rounded-md text-ink-2 no-underline hover:bg-hover"
        >
          <ChevronLeft size={22} aria-hidden="true" />
        </Link>
        <div className="min-w-0 flex-1">
          <h1 className="truncate font-sans text-sm font-[600] tracking-normal">{title}</h1>
          <p className="truncate text-xs text-ink-3">{fileName}</p>
        </div>
        <Button asChild size="sm" variant="secondary">
          <a href={`${url}/download?revision=${revision}`} download aria-label={t("download")}>
            <Download size={15} aria-hidden="true" />
            <span className="phone:hidden">{t("download")}</span>
          </a>
        </Button>
      </header>
      <nav
        aria-label={t("pages")}
        className="hidden overflow-y-auto border-r border-line bg-paper px-5 py-5 min-[74rem]:block"
      >
        <PdfThumbnails viewer={viewer} />
      </nav>
      <main id={contentId} tabIndex={-1} className="relative min-h-0 min-w-0 bg-sunk outline-none">
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t("document")}
          className="h-full overflow-auto p-7 pb-20 -outline-offset-2 max-md:p-3.5 max-md:pb-20"
        >
          <PdfPages viewer={viewer} renderOverlay={overlay} />
        </section>
        <div className="pointer-events-none absolute inset-x-0 bottom-4 grid place-items-center [&>*]:pointer-events-auto">
          <PdfBar viewer={viewer} />
        </div>
        <SealCard mark={open} onClose={() => setOpen(null)} />
      </main>
    </div>
  );
}
