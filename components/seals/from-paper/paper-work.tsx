"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import { checkOutline, PERSONAL_SIGNATURE_LIMITS, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import type { PaperKind, PaperTrace } from "@/lib/standards/seal-drawing/paper/from-paper";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Notice } from "../../ui/notice";
import { OutlineView } from "../outline-view";
import { CropFrame } from "./crop-frame";
import { isWhole, type LoadedPicture, pictureToSend, WHOLE } from "./load-picture";
import type { FromPaperProps, MadeFromPaper } from "./made-from-paper";
import { PaperControls } from "./paper-controls";
import { usePaperSettings } from "./use-settings";
import { useTrace } from "./use-trace";

export type PaperWorkProps = FromPaperProps & { picture: LoadedPicture; onRemove: () => void };

/** One picture: before, after, and what can be decided about it. */
export function PaperWork({ kind, picture, onMade, onRemove }: PaperWorkProps) {
  const t = useTranslations("seals.paper");
  const { crop, settings, change } = usePaperSettings(kind);
  const { trace, busy } = useTrace(picture, crop, settings);
  const outline = useMemo(() => (trace ? withinLimits(trace, kind) : null), [trace, kind]);
  const tell = useRef(onMade);
  tell.current = onMade;

  useEffect(() => {
    const made: MadeFromPaper | null =
      outline && trace && !busy ? { outline, shape: trace.shape, picture: () => pictureToSend(picture, crop) } : null;
    tell.current(made);
  }, [outline, trace, busy, picture, crop]);

  const said = trace === undefined ? t("working") : trace === null ? t(`none.${kind}`) : t("tooMuch");
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <section className="grid content-start gap-2">
          <p className="text-meta font-[560]">{t("before")}</p>
          <div className="grid min-h-48 place-items-center rounded-lg bg-sunk p-5 sm:h-80">
            <CropFrame
              url={picture.url}
              alt={t("picture")}
              crop={crop}
              onCropChange={(next) => change({ crop: next })}
            />
          </div>
          <p className="text-meta text-ink-3">{t(`frame.${kind}`)}</p>
        </section>
        <section className="grid content-start gap-2" aria-busy={busy}>
          <p className="text-meta font-[560]">{t("after")}</p>
          <div className="on-paper grid min-h-48 grid-rows-[100%] place-items-center rounded-lg border border-line bg-sheet p-6 sm:h-80">
            {outline ? (
              <OutlineView
                outline={outline}
                label={t(`made.${kind}`)}
                size="fill"
                className={classNames("max-h-64 transition-opacity", busy && "opacity-40")}
              />
            ) : null}
          </div>
          <p role="status" className="num text-meta text-ink-3">
            {busy || !outline
              ? t("working")
              : t("onPaper", { width: tenth(outline.widthMm), height: tenth(outline.heightMm) })}
          </p>
        </section>
      </div>
      {trace !== undefined && !outline ? (
        <Notice tone="warning" title={t("nothing")} announce>
          {said}
        </Notice>
      ) : null}
      <PaperControls kind={kind} settings={settings} trace={trace ?? null} change={change} />
      <div className="flex flex-wrap gap-2">
        <Button variant="quiet" size="sm" onClick={onRemove}>
          {t("another")}
        </Button>
        {isWhole(crop) ? null : (
          <Button variant="quiet" size="sm" onClick={() => change({ crop: WHOLE })}>
            {t("whole")}
          </Button>
        )}
      </div>
    </div>
  );
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Null for more ink than a drawing may have: a page of print, say. */
function withinLimits(trace: PaperTrace, kind: PaperKind) {
  try {
    return checkOutline(trace.outline, kind === "seal" ? SEAL_LIMITS : PERSONAL_SIGNATURE_LIMITS);
  } catch {
    return null;
  }
}
