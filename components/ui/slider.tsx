"use client";

import { type ReactNode, useId } from "react";

export type SliderProps = {
  label: ReactNode;
  min: number;
  max: number;
  step: number;
  value: number;
  onValueChange: (value: number) => void;
  /** The value for a person to read, right of the label. */
  shown: string;
};

/** A value between two ends. A native range input: arrows, Home and End move it. */
export function Slider({ label, min, max, step, value, onValueChange, shown }: SliderProps) {
  const id = useId();
  return (
    <div className="grid content-start gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-meta font-[560]">
          {label}
        </label>
        <span className="num text-meta text-ink-3">{shown}</span>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onValueChange(Number(event.target.value))}
        className="h-10 w-full cursor-pointer accent-seal"
      />
    </div>
  );
}
