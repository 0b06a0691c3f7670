import { useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { classNames } from "../../ui/class-names";
import { OutlineView } from "../outline-view";

/** A seal on its sheet of paper, larger than life, and below it how wide it is. Lengths are parts of the sheet's width. */
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
    <figure className={classNames("on-paper rounded-sm bg-sheet text-ink-3 shadow-paper", className)}>
      <div className={classNames("m-[13.5%] mb-[7%] transition-opacity duration-150", faded && "opacity-30")}>
        {outline ? (
          <OutlineView outline={outline} label={label} size="fill" />
        ) : (
          <div aria-hidden="true" className="aspect-square rounded-full border-2 border-dashed border-line-strong" />
        )}
      </div>
      <figcaption
        className={classNames("mx-[13.5%] mb-[7%] flex items-center gap-2.5 text-xs", !outline && "invisible")}
      >
        <Arm className="border-l" />
        <Width mm={outline?.widthMm ?? 0} />
        <Arm className="border-r" />
      </figcaption>
    </figure>
  );
}

function Width({ mm }: { mm: number }) {
  const t = useTranslations("studio");
  return <span className="num shrink-0">{t("millimetres", { mm })}</span>;
}

/** One half of a dimension line, with its end. */
function Arm({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={`h-[7px] flex-1 border-line-strong [background-image:linear-gradient(var(--line-strong),var(--line-strong))] [background-position:center] [background-repeat:no-repeat] [background-size:100%_1px] ${className}`}
    />
  );
}
