"use client";

import { ChevronRight } from "lucide-react";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import { Checkbox } from "../ui/checkbox";
import { classNames } from "../ui/class-names";

export type ConsentBoxProps = {
  text: ConsentText;
  checked: boolean;
  onChange: (checked: boolean) => void;
  error?: string | undefined;
  /** The line that opens what is agreed to. Left out, the text stands open above the check box, to be read first. */
  more?: string;
};

/**
 * One agreement, asked for by itself: the sentence with its check box, and what it refers to. It shows the text as it
 * is recorded, word for word.
 */
export function ConsentBox({ text, checked, onChange, error, more }: ConsentBoxProps) {
  const box = (
    <Checkbox
      label={<span className="text-meta">{text.agree}</span>}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      {...(error && { error })}
    />
  );
  const frame = classNames("rounded-lg border bg-sheet", error ? "border-seal" : "border-line");
  if (more === undefined) {
    return (
      <div className={frame}>
        <Paragraphs text={text} className="px-4 pt-3.5 pb-3.5" />
        <div className="border-t border-line px-4 py-0.5">{box}</div>
      </div>
    );
  }
  return (
    <div className={classNames(frame, "px-4 pt-1 pb-1.5")}>
      {box}
      <details className="group pl-8">
        <summary className="-mt-1.5 flex min-h-9 w-fit cursor-pointer list-none items-center gap-1 rounded-sm text-meta text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            size={14}
            aria-hidden="true"
            className="transition-transform duration-100 group-open:rotate-90"
          />
          {more}
        </summary>
        <Paragraphs text={text} className="pt-1 pb-3" />
      </details>
    </div>
  );
}

function Paragraphs({ text, className }: { text: ConsentText; className: string }) {
  return (
    <ul className={classNames("grid gap-2 text-meta text-ink-2", className)}>
      {text.paragraphs.map((paragraph) => (
        <li
          key={paragraph}
          className="grid grid-cols-[12px_1fr] before:mt-[0.6em] before:size-1 before:rounded-full before:bg-line-strong"
        >
          {paragraph}
        </li>
      ))}
    </ul>
  );
}
