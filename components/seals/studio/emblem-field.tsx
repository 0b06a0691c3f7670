"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useId, useState } from "react";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { EMBLEM_LIMITS } from "@/lib/standards/seal-drawing/seal/description";
import { buttonClass } from "../../ui/button";
import { OutlineView } from "../outline-view";
import { pixelsOf, traceOf } from "./read-picture";

/** As large as it is kept; on the seal it is drawn at the size of its place. */
const emblemMm = 40;
const accept = "image/svg+xml,image/png,image/jpeg";

/** A mark for the middle of a seal, made of a drawing in one colour: its dark parts become outlines here, in the browser. */
export function EmblemField({
  value,
  onValueChange,
  error,
}: {
  value: Outline | null;
  onValueChange: (emblem: Outline) => void;
  error: string | undefined;
}) {
  const t = useTranslations("studio.form");
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const problem = refused ?? error;
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    try {
      const emblem = traceOf(await pixelsOf(file), "dark", emblemMm, "#000000");
      const points = emblem?.paths.reduce((sum, { d }) => sum + (d.match(/[MLC]/g)?.length ?? 0) * 3, 0) ?? 0;
      if (!emblem) return setRefused(t("emblemEmpty"));
      if (points > EMBLEM_LIMITS.maxPoints) return setRefused(t("emblemFine"));
      setRefused(null);
      onValueChange(emblem);
    } catch {
      setRefused(t("emblemUnreadable"));
    }
  };
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center gap-3">
        <span className="on-paper grid size-12 shrink-0 place-items-center rounded-md border border-line bg-sheet p-1.5">
          {value ? <OutlineView outline={value} label={t("emblemShown")} size="fill" /> : null}
        </span>
        <input
          id={id}
          type="file"
          accept={accept}
          onChange={take}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-problem ${id}-hint`}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className={`${buttonClass("secondary", "sm")} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-ink`}
        >
          {t(value ? "emblemAnother" : "emblemChoose")}
        </label>
      </div>
      <div id={`${id}-problem`} aria-live="polite" className="text-meta text-seal-ink empty:hidden">
        {problem}
      </div>
      <p id={`${id}-hint`} className="text-meta text-ink-3">
        {t("emblemHint")}
      </p>
    </div>
  );
}
