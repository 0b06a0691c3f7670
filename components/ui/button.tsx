import { type ComponentProps, cloneElement, isValidElement, type ReactNode } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-seal text-on-seal hover:bg-seal-deep border-transparent",
  secondary: "bg-sheet text-ink border-line-strong hover:bg-hover",
  quiet: "bg-transparent text-ink-2 border-transparent hover:bg-hover hover:text-ink",
  danger: "bg-sheet text-seal-ink border-seal-line hover:bg-seal-wash",
};

/* The small size stays 40 px tall under a finger; a mouse gets the tighter 34 px of a table row. */
const sizes: Record<ButtonSize, string> = {
  sm: "min-h-[34px] px-3.5 text-sm pointer-coarse:min-h-10 phone:min-h-10",
  md: "min-h-10 px-4 text-sm",
  lg: "min-h-[46px] px-5 text-[15px] phone:min-h-[50px] phone:text-base",
};

/** The look of a button, for the rare element that is not made by `Button` (a file input's label). */
export function buttonClass(variant: ButtonVariant = "primary", size: ButtonSize = "md", wide = false): string {
  return classNames(
    "relative inline-flex items-center justify-center gap-2 rounded-md border font-[560] no-underline select-none",
    "transition-colors duration-100 whitespace-nowrap",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunk disabled:text-ink-3",
    "aria-busy:cursor-progress",
    variants[variant],
    sizes[size],
    wide && "w-full",
  );
}

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** As wide as its place. */
  wide?: boolean;
  /** Work is under way: a spinner covers the label, and presses do nothing. The button keeps focus. */
  busy?: boolean;
  /** Renders the only child (a link, say) with this look. `busy` has no effect then. */
  asChild?: boolean;
  icon?: ReactNode;
};

/** A button. A screen has one `primary`; it marks the one next thing to do. */
export function Button({
  variant = "primary",
  size = "md",
  wide = false,
  busy = false,
  asChild = false,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const look = classNames(buttonClass(variant, size, wide), className);
  if (asChild) {
    if (!isValidElement<{ className?: string }>(children)) throw new Error("asChild needs one element");
    const own = { ...rest, ...(onClick && { onClick }) };
    return cloneElement(children, { ...own, className: classNames(look, children.props.className) });
  }
  return (
    <button
      {...rest}
      // A busy button is not `disabled`: that would drop the focus to the body in the middle of the work.
      // It stops being a submit button instead, so a second press sends nothing.
      type={busy ? "button" : type}
      className={look}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? undefined : onClick}
    >
      {busy ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      ) : null}
      <span className={classNames("inline-flex items-center gap-2", busy && "opacity-0")}>
        {icon}
        {children}
      </span>
    </button>
  );
}
