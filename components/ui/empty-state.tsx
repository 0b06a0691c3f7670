import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** Says what a place is for while there is nothing in it, and offers the first step. */
export function EmptyState({
  title,
  children,
  action,
  picture,
  className,
}: {
  title: ReactNode;
  /** One or two sentences. */
  children?: ReactNode;
  action?: ReactNode;
  /** An icon or small drawing. */
  picture?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={classNames(
        "grid justify-items-center gap-4 rounded-xl border border-line bg-sheet px-6 py-14 text-center phone:py-10",
        className,
      )}
    >
      {picture ? (
        <div aria-hidden="true" className="grid size-12 place-items-center rounded-full bg-sunk text-ink-3">
          {picture}
        </div>
      ) : null}
      <div className="grid max-w-md gap-1.5">
        <h2 className="text-heading">{title}</h2>
        {children ? <div className="text-ink-2">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
