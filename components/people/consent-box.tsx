"use client";

import { ChevronRight } from "lucide-react";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import { Checkbox } from "../ui/checkbox";
import { classNames } from "../ui/class-names";

/**
 * One agreement, asked for by itself: the sentence with its check box, and what it refers to under a line that opens.
 * It shows the text as it is recorded, word for word.
 */
export function ConsentBox({
  text,
  more,
  checked,
  onChange,
  error,
  open = false,
}: {
  text: ConsentText;
  /** The line that opens what is agreed to. */
  more: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  error?: string | undefined;
  /** Opened from the start: a text that should be read before it is agreed to. */
  open?: boolean;
}) {
  return (
    <div className={classNames("rounded-lg border bg-sheet px-4 pt-1 pb-1.5", error ? "border-seal" : "border-line")}>
      <Checkbox
        label={<span className="text-meta">{text.agree}</span>}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        {...(error && { error })}
      />
      <details open={open} className="group pl-8">
        <summary className="flex min-h-9 w-fit cursor-pointer list-none items-center gap-1 rounded-sm text-meta text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            size={14}
            aria-hidden="true"
            className="transition-transform duration-100 group-open:rotate-90"
          />
          {more}
        </summary>
        <ul className="grid gap-2 pt-1 pb-3 text-meta text-ink-2">
          {text.paragraphs.map((paragraph) => (
            <li
              key={paragraph}
              className="grid grid-cols-[10px_1fr] before:mt-[0.6em] before:size-1 before:rounded-full before:bg-line-strong"
            >
              {paragraph}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
