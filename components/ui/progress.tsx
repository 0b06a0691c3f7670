import { classNames } from "./class-names";

export type ProgressProps = {
  /** What is progressing, read out. */
  label: string;
  /** 0 to 1; left out while the length of the work is not known. */
  value?: number;
  tone?: "seal" | "jade" | "ink";
  className?: string;
};

/**
 * A bar. Its width is an SVG attribute rather than a style, because the content security policy allows no style
 * attributes in the markup.
 */
export function Progress({ label, value, tone = "seal", className }: ProgressProps) {
  const fill = { seal: "text-seal", jade: "text-jade", ink: "text-ink" }[tone];
  const part = value === undefined ? undefined : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={part === undefined ? undefined : Math.round(part * 100)}
      className={classNames("h-1 overflow-hidden rounded-full bg-line", className)}
    >
      <svg width="100%" height="100%" aria-hidden="true" className={classNames("block", fill)}>
        {part === undefined ? (
          <rect width="100%" height="100%" fill="currentColor" className="animate-shimmer" />
        ) : (
          <rect
            width={`${part * 100}%`}
            height="100%"
            rx="2"
            fill="currentColor"
            className="transition-[width] duration-150"
          />
        )}
      </svg>
    </div>
  );
}
