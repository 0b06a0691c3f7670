"use client";

import { useTranslations } from "next-intl";
import { FileDrop } from "../../ui/file-drop";
import { MOST_PICTURE_BYTES } from "./load-picture";
import type { FromPaperProps } from "./made-from-paper";
import { PaperWork } from "./paper-work";
import { usePicture } from "./use-picture";

/**
 * From a photograph of ink on paper to a drawing: the picture is read, cleaned, set level and traced in this browser, and
 * shown before and after, until whoever it belongs to is content with it. What is done with it then is its parent's.
 */
export function FromPaper({ kind, onMade }: FromPaperProps) {
  const t = useTranslations("seals.paper");
  const { picture, problem, reading, read, remove } = usePicture();
  if (picture) {
    return (
      <PaperWork
        key={picture.url}
        kind={kind}
        picture={picture}
        onMade={onMade}
        onRemove={() => {
          remove();
          onMade(null);
        }}
      />
    );
  }
  return (
    <div className="grid gap-2">
      <FileDrop
        label={t(`drop.${kind}`)}
        accept="image/*,.heic,.heif"
        acceptLabel={t("accepted")}
        maxBytes={MOST_PICTURE_BYTES}
        hint={t(`hint.${kind}`)}
        error={problem ? t(`problems.${problem}`) : undefined}
        disabled={reading}
        onFile={read}
      />
      <p role="status" className="text-meta text-ink-2 empty:hidden">
        {reading ? t("reading") : ""}
      </p>
    </div>
  );
}
