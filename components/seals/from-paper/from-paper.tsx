"use client";

import { useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import type { PaperKind } from "@/lib/standards/seal-drawing/paper/from-paper";
import type { PaperSealShape } from "@/lib/standards/seal-drawing/paper/seal-shape";
import { FileDrop } from "../../ui/file-drop";
import { MOST_PICTURE_BYTES, type SentPicture } from "./load-picture";
import { PaperWork } from "./paper-work";
import { usePicture } from "./use-picture";

/** What was made of a picture, as its maker sees it now. */
export type MadeFromPaper = {
  /** Checked: within the limits of a personal signature or of an organization's seal. */
  outline: Outline;
  /** Of a seal. */
  shape: PaperSealShape;
  /** The part of the picture that was used, to be compared with: a JPEG of at most 5 MB, in base64. */
  picture: () => Promise<SentPicture>;
};

export type FromPaperProps = {
  /** A person's signature in dark ink, or the red impression of a seal. */
  kind: PaperKind;
  /** What there is to be kept now; null while there is nothing, or while a change is being worked on. */
  onMade: (made: MadeFromPaper | null) => void;
};

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
