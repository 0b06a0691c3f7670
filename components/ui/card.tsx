import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** A bordered sheet. `tone="sunk"` is the quiet kind without a border, for asides. */
export function Card({ tone = "sheet", className, ...rest }: ComponentProps<"div"> & { tone?: "sheet" | "sunk" }) {
  return (
    <div
      {...rest}
      className={classNames(
        "rounded-xl px-6 py-5 phone:px-4 phone:py-4",
        tone === "sheet" ? "border border-line bg-sheet" : "bg-sunk",
        className,
      )}
    />
  );
}

/** The head of a card: a title, a line, and what can be done at the right. */
export function CardHead({ title, children, aside }: { title: ReactNode; children?: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h2 className="text-subheading">{title}</h2>
        {children ? <div className="mt-1 text-ink-2">{children}</div> : null}
      </div>
      {aside}
    </div>
  );
}
