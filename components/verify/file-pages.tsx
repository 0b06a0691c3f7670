"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { PdfDocument } from "../pdf/load-pdf";
import type { PageSize } from "../pdf/page-layout";
import { PdfPages } from "../pdf/pdf-pages";
import type { PdfState } from "../pdf/use-pdf-document";
import { useViewerOf } from "../pdf/use-pdf-viewer";
import { Notice } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";

/** Which page is wanted in view; a new object asks again. */
export type WantedPage = { page: number };

/** The pages of a file that the reader holds herself, in a box that scrolls. */
export function FilePages({ pdf, wanted, retry }: { pdf: PdfState; wanted: WantedPage | null; retry: () => void }) {
  const t = useTranslations("verify.result");
  const sizes = usePageSizes(pdf.document);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!wanted) return;
    // On a phone the pages lie far below what led here.
    box.current?.scrollIntoView({ block: "nearest" });
    box.current?.focus({ preventScroll: true });
  }, [wanted]);
  // Read from the reader's own device: no connection is to blame, and trying again changes nothing.
  if (pdf.status === "failed")
    return (
      <Notice title={t("noPages")} announce>
        {t("noPagesDetail")}
      </Notice>
    );
  if (pdf.status === "loading" || (pdf.document && !sizes)) return <Skeleton className="aspect-[1/1.414] w-full" />;
  return (
    <section
      ref={box}
      aria-label={t("document")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[calc(100dvh-9rem)] overflow-auto phone:max-h-[75dvh]"
    >
      <Pages pdf={pdf} sizes={sizes ?? []} wanted={wanted} retry={retry} />
    </section>
  );
}

function Pages({
  pdf,
  sizes,
  wanted,
  retry,
}: {
  pdf: PdfState;
  sizes: readonly PageSize[];
  wanted: WantedPage | null;
  retry: () => void;
}) {
  const viewer = useViewerOf(pdf, sizes, retry);
  const { goTo } = viewer;
  useEffect(() => {
    if (wanted) goTo(wanted.page);
  }, [wanted, goTo]);
  return <PdfPages viewer={viewer} />;
}

/** Sizes of the pages; beyond this many, the rest take the size of the last one read until they are drawn. */
const mostRead = 200;

function usePageSizes(document: PdfDocument | null): PageSize[] | null {
  const [sizes, setSizes] = useState<PageSize[] | null>(null);
  useEffect(() => {
    let left = false;
    setSizes(null);
    if (document)
      readSizes(document).then(
        (read) => !left && setSizes(read),
        () => !left && setSizes([]),
      );
    return () => {
      left = true;
    };
  }, [document]);
  return sizes;
}

async function readSizes(document: PdfDocument): Promise<PageSize[]> {
  const sizes: PageSize[] = [];
  for (let index = 0; index < document.numPages; index++) {
    const last = sizes.at(-1);
    if (index >= mostRead && last) sizes.push(last);
    else {
      const { width, height } = (await document.getPage(index + 1)).getViewport({ scale: 1 });
      sizes.push({ width, height });
    }
  }
  return sizes;
}
