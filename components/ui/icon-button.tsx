import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  /** What it does, for who does not see the icon. */
  label: string;
  icon: ReactNode;
  size?: "sm" | "md";
  variant?: "quiet" | "secondary";
  busy?: boolean;
};

/** A button that is only an icon. It has a name all the same. */
export function IconButton({
  label,
  icon,
  size = "md",
  variant = "quiet",
  busy = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? undefined : onClick}
      className={classNames(
        "inline-grid shrink-0 place-items-center rounded-md transition-colors duration-100",
        "disabled:cursor-not-allowed disabled:text-ink-3 disabled:hover:bg-transparent",
        size === "md" ? "size-10" : "size-8 pointer-coarse:size-10",
        variant === "quiet"
          ? "text-ink-2 hover:bg-hover hover:text-ink"
          : "border border-line-strong bg-sheet text-ink hover:bg-hover",
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
    </button>
  );
}
