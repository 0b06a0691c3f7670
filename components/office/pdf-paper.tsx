"use client";

import { useTranslations } from "next-intl";
import { PageCanvas } from "../pdf/page-canvas";
import { usePdfDocument } from "../pdf/use-pdf-document";
import { usePdfPage } from "../pdf/use-pdf-page";
import { Notice } from "../ui/notice";

const mostPages = 20;

/** A PDF that was fetched already, page below page, as wide as `width` pixels. Nothing in it is run. */
export function PdfPaper({ source, width }: { source: Blob; width: number }) {
  const t = useTranslations("office.review.papers");
  const { status, document } = usePdfDocument(source);
  if (status === "failed") return <Notice tone="error">{t("unreadable")}</Notice>;
  const pages = document ? Math.min(document.numPages, mostPages) : 0;
  return (
    <div className="grid gap-3" aria-busy={status === "loading"}>
      {Array.from({ length: pages }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the file
        <PaperPage key={index} document={document} index={index} width={width} label={t("page", { page: index + 1 })} />
      ))}
      {document && document.numPages > mostPages ? (
        <p className="text-meta text-ink-3">{t("morePages", { count: document.numPages - mostPages })}</p>
      ) : null}
    </div>
  );
}

function PaperPage({
  document,
  index,
  width,
  label,
}: {
  document: ReturnType<typeof usePdfDocument>["document"];
  index: number;
  width: number;
  label: string;
}) {
  const page = usePdfPage(document, index, true);
  if (!page || width === 0) return null;
  const size = page.getViewport({ scale: 1 });
  const scale = width / size.width;
  const height = size.height * scale;
  return (
    <div role="img" aria-label={label} className="on-paper relative shadow-paper" style={{ width, height }}>
      <PageCanvas page={page} width={width} height={height} scale={scale} />
    </div>
  );
}
