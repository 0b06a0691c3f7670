import { useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../seals/outline-view";
import { classNames } from "../ui/class-names";

/** A seal on its sheet of paper, larger than life, and below it how wide it is. */
export function SealSheet({
  outline,
  label,
  faded = false,
  className,
}: {
  outline: Outline | null;
  label: string;
  /** The drawing is not what the form says at present. */
  faded?: boolean;
  className?: string;
}) {
  return (
    <figure
      className={classNames(
        "on-paper grid aspect-square grid-rows-[minmax(0,1fr)_auto] gap-[5%] rounded-sm bg-sheet p-[12%] pb-[6%] text-ink-3 shadow-paper",
        className,
      )}
    >
      <div
        className={classNames("grid min-h-0 place-items-center transition-opacity duration-150", faded && "opacity-35")}
      >
        {outline ? <OutlineView outline={outline} label={label} size="fill" className="min-h-0" /> : null}
      </div>
      {outline ? <Ruler widthMm={outline.widthMm} heightMm={outline.heightMm} /> : null}
    </figure>
  );
}

/** A line as wide as the drawing above it, with its length. */
export function Ruler({ widthMm, heightMm }: { widthMm: number; heightMm: number }) {
  const t = useTranslations("studio");
  const share = Math.min(1, widthMm / heightMm);
  return (
    <figcaption className="mx-auto flex items-center gap-2.5 text-xs text-ink-3" style={{ width: `${share * 100}%` }}>
      <span
        aria-hidden="true"
        className="h-[7px] flex-1 border-l border-line-strong [background-image:linear-gradient(var(--line-strong),var(--line-strong))] [background-position:center] [background-repeat:no-repeat] [background-size:100%_1px]"
      />
      <span className="num shrink-0">{t("millimetres", { mm: widthMm })}</span>
      <span
        aria-hidden="true"
        className="h-[7px] flex-1 border-r border-line-strong [background-image:linear-gradient(var(--line-strong),var(--line-strong))] [background-position:center] [background-repeat:no-repeat] [background-size:100%_1px]"
      />
    </figcaption>
  );
}
