import type { ReactNode } from "react";

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid min-w-5 place-items-center rounded-xs border border-line-strong bg-sunk px-1 font-sans text-xs text-ink-2">
      {children}
    </kbd>
  );
}
