"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";

/** One of several, by the platform's own list: it is right on a phone, by keyboard and read aloud. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  const wiring = useFieldWiring(rest);
  return (
    <span className={classNames("relative block", className)}>
      <select
        {...rest}
        {...wiring}
        className={classNames(controlClass, "h-10 cursor-pointer appearance-none truncate pr-9 pl-3")}
      >
        {children}
      </select>
      <ChevronDown
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
