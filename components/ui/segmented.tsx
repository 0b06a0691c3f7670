"use client";

import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export type SegmentedProps<Value extends string> = {
  label: ReactNode;
  hideLabel?: boolean;
  options: Array<{ value: Value; label: ReactNode }>;
  value: Value;
  onValueChange: (value: Value) => void;
  disabled?: boolean;
  className?: string;
};

/** One of two to five short words, side by side. Native radio buttons underneath. */
export function Segmented<Value extends string>({
  label,
  hideLabel,
  options,
  value,
  onValueChange,
  disabled,
  className,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classNames("grid gap-1.5", className)} disabled={disabled}>
      <legend className={classNames("mb-1.5 text-meta font-[560]", hideLabel && "sr-only")}>{label}</legend>
      <div className="grid auto-cols-fr grid-flow-col overflow-hidden rounded-md border border-line-strong bg-sunk">
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              "relative grid min-h-[38px] cursor-pointer place-items-center px-2 text-meta text-ink-2 pointer-coarse:min-h-10",
              "transition-colors duration-100 hover:text-ink",
              "has-checked:bg-sheet has-checked:font-[560] has-checked:text-ink has-checked:ring-1 has-checked:ring-line-strong",
              "has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ink",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            <span className="pointer-events-none">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
