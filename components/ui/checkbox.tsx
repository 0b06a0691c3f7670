"use client";

import { Check } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "children"> & {
  /** The sentence that is agreed to. The whole of it can be pressed; links inside stay links. */
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Stands in a card of its own, for a consent that is asked separately. */
  boxed?: boolean;
};

/** A yes or no with a large label. A native checkbox: it takes part in forms without script. */
export function Checkbox({ label, hint, error, boxed = false, className, id, ...rest }: CheckboxProps) {
  const made = useId();
  const own = id ?? made;
  const says = [error ? `${own}-error` : "", hint ? `${own}-hint` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div
      className={classNames(
        "grid content-start",
        boxed && "rounded-lg border bg-sheet px-4 py-1",
        boxed && (error ? "border-seal" : "border-line"),
        className,
      )}
    >
      <div className="grid min-h-10 grid-cols-[20px_1fr] items-start gap-3 py-2.5">
        <span className="relative mt-px grid size-5">
          <input
            {...rest}
            id={own}
            type="checkbox"
            aria-describedby={says}
            aria-invalid={error ? true : undefined}
            className={classNames(
              "peer size-5 cursor-pointer appearance-none rounded-[5px] border border-line-strong bg-sheet",
              "transition-colors duration-100 checked:border-seal checked:bg-seal hover:border-ink-3",
              "disabled:cursor-not-allowed disabled:bg-sunk aria-invalid:border-seal",
            )}
          />
          <Check
            size={14}
            strokeWidth={3}
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 m-auto hidden text-on-seal peer-checked:block"
          />
        </span>
        <label htmlFor={own} className="text-sm text-ink-2">
          {label}
        </label>
      </div>
      {error ? (
        <p id={`${own}-error`} className="-mt-1.5 pb-2 pl-8 text-meta text-seal-ink">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${own}-hint`} className="-mt-1.5 pb-2 pl-8 text-meta text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
