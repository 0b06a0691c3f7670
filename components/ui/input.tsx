"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";

export type InputProps = ComponentProps<"input"> & {
  /** A small sign inside, at the start: a magnifier, a currency. Not read out. */
  start?: ReactNode;
};

/** One line of text. Inside a `Field` it is wired to its label by itself. */
export function Input({ start, className, ...rest }: InputProps) {
  const wiring = useFieldWiring(rest);
  const input = (
    <input
      {...rest}
      {...wiring}
      className={classNames(controlClass, "h-10 px-3", start ? "pl-9" : "", start ? "" : className)}
    />
  );
  if (!start) return input;
  return (
    <span className={classNames("relative block", className)}>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-ink-3"
      >
        {start}
      </span>
      {input}
    </span>
  );
}
