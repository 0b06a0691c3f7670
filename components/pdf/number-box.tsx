"use client";

import { type KeyboardEvent, useState } from "react";
import { classNames } from "../ui/class-names";

export type NumberBoxProps = {
  label: string;
  /** As it stands while nobody types. */
  value: string;
  /** Takes what was typed; what it does not understand is dropped. */
  onCommit: (typed: string) => void;
  /** Arrow keys up and down. */
  onStep: (direction: 1 | -1) => void;
  /** Characters that it has room for. */
  width: number;
};

/** A number in the pill that can be typed over: Enter takes it, Escape leaves it as it was. */
export function NumberBox({ label, value, onCommit, onStep, width }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") {
      if (typed !== null) onCommit(typed);
      setTyped(null);
      event.currentTarget.select();
    } else if (event.key === "Escape") setTyped(null);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      setTyped(null);
      onStep(event.key === "ArrowUp" ? 1 : -1);
    } else return;
    event.preventDefault();
  }

  return (
    <input
      type="text"
      inputMode="numeric"
      enterKeyHint="go"
      autoComplete="off"
      aria-label={label}
      value={typed ?? value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null) onCommit(typed);
        setTyped(null);
      }}
      onKeyDown={onKeyDown}
      style={{ width: `calc(${width}ch + 0.75rem)` }}
      // Under a finger 16 px, or a phone would zoom into it.
      className={classNames(
        "num min-h-8 rounded-md border border-transparent bg-transparent px-1 text-center text-paper pointer-coarse:min-h-10 pointer-coarse:text-base",
        "hover:border-ink-2 focus-visible:outline-paper focus-visible:-outline-offset-2",
      )}
    />
  );
}
