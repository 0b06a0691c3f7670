"use client";

import { useTranslations } from "next-intl";
import type { AcceptedUpload, Made } from "@/lib/domain/contracts/intake/accept-upload";
import { PdfBar } from "../../pdf/pdf-bar";
import { PdfPages } from "../../pdf/pdf-pages";
import { usePdfViewer } from "../../pdf/use-pdf-viewer";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { RemarkList } from "../remark-list";

export type MadePreviewProps = {
  upload: AcceptedUpload & { made: { how: Made; pages: { width: number; height: number }[] } };
  /** The name of what it was made of. */
  original: string;
  busy: boolean;
  onUse: () => void;
  onAnother: () => void;
};

/** What was made of somebody's file, page by page: it enters the contract only when she says so. */
export function MadePreview({ upload, original, busy, onUse, onAnother }: MadePreviewProps) {
  const t = useTranslations("contracts.made");
  const { how, pages } = upload.made;
  const viewer = usePdfViewer(`/files/uploads/${upload.uploadId}`, pages);
  return (
    <section aria-label={t("label")} className="grid gap-4">
      <Notice tone="warning" title={t(`title.${how}`, { name: original })} announce>
        {t(`detail.${how}`, { pages: upload.pageCount })}
      </Notice>
      <div className="relative">
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t("pages")}
          className="h-[min(70dvh,760px)] overflow-auto rounded-lg border border-line bg-sunk p-5 pb-16 phone:p-3 phone:pb-16"
        >
          <PdfPages viewer={viewer} />
        </section>
        <div className="pointer-events-none absolute inset-x-0 bottom-3 grid place-items-center [&>*]:pointer-events-auto">
          <PdfBar viewer={viewer} />
        </div>
      </div>
      <RemarkList remarks={upload.remarks} />
      <div className="flex flex-wrap gap-3">
        <Button size="lg" className="phone:w-full" busy={busy} onClick={onUse}>
          {t("use")}
        </Button>
        <Button variant="secondary" size="lg" className="phone:w-full" disabled={busy} onClick={onAnother}>
          {t("another")}
        </Button>
      </div>
    </section>
  );
}
