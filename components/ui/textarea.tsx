"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const wiring = useFieldWiring(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...wiring}
      className={classNames(controlClass, "field-sizing-content min-h-20 px-3 py-2 leading-normal", className)}
    />
  );
}
