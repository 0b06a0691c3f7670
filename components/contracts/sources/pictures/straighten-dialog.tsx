"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../../ui/button";
import { classNames } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { Notice } from "../../../ui/notice";
import { Skeleton } from "../../../ui/skeleton";
import { CornerFrame } from "./corner-frame";
import type { PageOfPicture } from "./picture-list";
import type { PicturePages } from "./use-picture-pages";
import { useStraightening } from "./use-straightening";

export type StraightenDialogProps = {
  page: PageOfPicture;
  onDone: (flat: Parameters<PicturePages["flatten"]>[1]) => void;
  onClose: () => void;
};

/** A photographed page, before and after: its corners are found, and can be put right by hand. */
export function StraightenDialog({ page, onDone, onClose }: StraightenDialogProps) {
  const t = useTranslations("contracts.pictures");
  const work = useStraightening(page);
  const [finishing, setFinishing] = useState(false);

  async function use() {
    setFinishing(true);
    const flat = await work.finish().catch(() => null);
    setFinishing(false);
    if (flat) onDone(flat);
    else work.fail();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      keepOpen
      title={t("straightenTitle")}
      description={t("straightenLead")}
      actions={
        <>
          <Button busy={finishing} disabled={work.failed || !work.after} onClick={use}>
            {t("use")}
          </Button>
          <Button variant="secondary" onClick={() => (page.flat ? onDone(null) : onClose())}>
            {t("asItIs")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {work.failed ? (
          <Notice tone="error" title={t("failed")} announce>
            {t("failedDetail")}
          </Notice>
        ) : work.notFound ? (
          <Notice tone="info" title={t("notFound")} announce>
            {t("notFoundDetail")}
          </Notice>
        ) : null}
        <div className="grid gap-5 sm:grid-cols-2">
          <section className="grid content-start gap-2">
            <p className="text-meta font-[560]">{t("before")}</p>
            <div className="grid min-h-40 place-items-center overflow-hidden rounded-lg bg-sunk p-6">
              {work.before && work.corners ? (
                <CornerFrame
                  url={work.before}
                  alt={t("original")}
                  corners={work.corners}
                  onCornersChange={work.setCorners}
                />
              ) : (
                <Skeleton className="h-56 w-40" />
              )}
            </div>
            <p className="text-meta text-ink-3">{t("cornersHint")}</p>
          </section>
          <section className="grid content-start gap-2" aria-busy={work.busy}>
            <p className="text-meta font-[560]">{t("after")}</p>
            <div className="on-paper grid min-h-40 place-items-center rounded-lg border border-line bg-sheet p-6">
              {work.after ? (
                // biome-ignore lint/performance/noImgElement: an object address of this browser, not of a server
                <img
                  src={work.after}
                  alt={t("result")}
                  className={classNames(
                    "block max-h-[44dvh] max-w-full shadow-paper transition-opacity",
                    work.busy && "opacity-40",
                  )}
                />
              ) : (
                <Skeleton className="h-56 w-40" />
              )}
            </div>
            <div>
              <Button variant="quiet" size="sm" onClick={work.searchAgain}>
                {t("findAgain")}
              </Button>
            </div>
          </section>
        </div>
      </div>
    </Dialog>
  );
}
