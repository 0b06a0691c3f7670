"use client";

import type { ReactNode } from "react";
import { useFieldWiring } from "../../ui/field";

/** How tall the name stands, as a part of what is usual for the size. */
export function NameScale({ value, onValueChange }: { value: number; onValueChange: (value: number) => void }) {
  return (
    <input
      {...useFieldWiring({})}
      type="range"
      min={0.7}
      max={1.2}
      step={0.05}
      value={value}
      aria-valuetext={`${Math.round(value * 100)} %`}
      onChange={(event) => onValueChange(Math.round(Number(event.target.value) * 100) / 100)}
      className="h-8 w-full cursor-pointer accent-seal pointer-coarse:h-10"
    />
  );
}

/** A choice that says below what is wrong with it. */
export function Told({ error, children }: { error: string | undefined; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      {children}
      <div aria-live="polite" className="text-meta text-seal-ink empty:hidden">
        {error}
      </div>
    </div>
  );
}

/** What most seals need nothing of, one press away. */
export function More({ title, set, children }: { title: string; set: string; children: ReactNode }) {
  return (
    <details className="group border-t border-line pt-3">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-3 rounded-sm text-meta [&::-webkit-details-marker]:hidden">
        <span className="font-[560]">{title}</span>
        <span className="min-w-0 flex-1 truncate text-right text-ink-3 group-open:invisible">{set}</span>
        <span
          aria-hidden="true"
          className="mr-1 size-2 shrink-0 -translate-y-0.5 rotate-45 border-r-[1.5px] border-b-[1.5px] border-ink-3 transition-transform group-open:translate-y-0.5 group-open:-rotate-135"
        />
      </summary>
      <div className="grid gap-4 pt-2 pb-1">{children}</div>
    </details>
  );
}
