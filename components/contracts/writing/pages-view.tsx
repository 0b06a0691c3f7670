"use client";

import { useTranslations } from "next-intl";
import { PdfBar } from "../../pdf/pdf-bar";
import { PdfPages } from "../../pdf/pdf-pages";
import { usePdfViewer } from "../../pdf/use-pdf-viewer";

/** What setting a text has made of a document. */
export type SetPages = { version: number; pages: { width: number; height: number }[] };

/** The pages of a text as everybody will see them. */
export function PagesView({ url, pages }: { url: string; pages: SetPages["pages"] }) {
  const t = useTranslations("writing");
  const viewer = usePdfViewer(url, pages);
  return (
    <div className="relative min-h-0 bg-sunk">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("view.pages")}
        className="h-full overflow-auto p-7 pb-20 -outline-offset-2 max-md:p-3.5 max-md:pb-20"
      >
        <PdfPages viewer={viewer} />
      </section>
      <div className="pointer-events-none absolute inset-x-0 bottom-4 grid place-items-center [&>*]:pointer-events-auto">
        <PdfBar viewer={viewer} />
      </div>
    </div>
  );
}
