import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "jade" | "amber" | "seal" | "gray";

const tones: Record<Tone, string> = {
  jade: "bg-jade-wash text-jade",
  amber: "bg-amber-wash text-amber",
  seal: "bg-seal-wash text-seal-ink",
  gray: "bg-sunk text-ink-2",
};

/**
 * A status in a few words. Jade: done or valid. Amber: waits. Seal: needs you, or is not valid. Gray: neither.
 * The words carry the meaning; the colour only helps to find it.
 */
export function Tag({
  tone = "gray",
  dot = true,
  className,
  children,
}: {
  tone?: Tone;
  dot?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex min-h-6 w-fit items-center gap-1.5 rounded-full px-[9px] text-xs font-[540] whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {dot ? <span aria-hidden="true" className="size-1.5 rounded-full bg-current" /> : null}
      {children}
    </span>
  );
}
