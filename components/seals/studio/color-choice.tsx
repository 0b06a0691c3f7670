"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { SEAL_COLORS, type SealColor } from "@/lib/standards/seal-drawing/seal/design";

const colors = Object.keys(SEAL_COLORS) as SealColor[];

/** The inks of a seal as swatches, the chosen one named beside the label. */
export function ColorChoice({ value, onValueChange }: { value: SealColor; onValueChange: (color: SealColor) => void }) {
  const t = useTranslations("studio.form");
  const name = useId();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-meta font-[560]">
        {t("color")}
        <span aria-hidden="true" className="ml-1.5 font-normal text-ink-3">
          {t(`colors.${value}`)}
        </span>
      </legend>
      <div className="flex gap-2">
        {colors.map((color) => (
          <label
            key={color}
            title={t(`colors.${color}`)}
            className="relative size-10 cursor-pointer rounded-md border border-line-strong bg-sheet p-[3px] has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink"
          >
            <input
              type="radio"
              name={name}
              value={color}
              checked={color === value}
              onChange={() => onValueChange(color)}
              aria-label={t(`colors.${color}`)}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            {/* Ink is judged on white paper, at night too. */}
            <span
              aria-hidden="true"
              className="on-paper pointer-events-none grid size-full place-items-center rounded-xs bg-sheet"
            >
              <span className="size-5 rounded-full" style={{ backgroundColor: SEAL_COLORS[color] }} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
