import { useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../outline-view";

/** A drawing as large as it will stand on paper, with its measures below. `label` says what it is. */
export function TrueSize({ outline, label }: { outline: Outline; label: string }) {
  const t = useTranslations("seals.page");
  const { widthMm, heightMm } = outline;
  return (
    <figure className="grid gap-2">
      <div className="on-paper grid min-h-32 place-items-center overflow-hidden rounded-lg border border-line bg-sheet p-4">
        <OutlineView outline={outline} label={label} />
      </div>
      <figcaption className="num text-center text-xs text-ink-3">
        {t("trueSize", { width: Math.round(widthMm), height: Math.round(heightMm) })}
      </figcaption>
    </figure>
  );
}
