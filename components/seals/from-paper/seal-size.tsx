"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PaperTrace } from "@/lib/standards/seal-drawing/paper/from-paper";
import { fitsSeal, type PaperSize, sealSize, sealSizes } from "@/lib/standards/seal-drawing/paper/paper-sizes";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";

/** The sides that a seal may have. Millimetres. */
const LEAST = 10;
const MOST = 60;

const keyOf = ({ widthMm, heightMm }: PaperSize) => `${widthMm}x${heightMm}`;

/** The size of a seal on paper: one in which seals of its shape are cut, or one that was measured with a ruler. */
export function SealSize({
  trace: { shape, ratio, outline },
  size,
  onSizeChange,
}: {
  trace: PaperTrace;
  size: PaperSize | null;
  onSizeChange: (size: PaperSize) => void;
}) {
  const t = useTranslations("seals.paper");
  const sizes = sealSizes(shape, ratio);
  const now = keyOf(size && fitsSeal(size, ratio) ? size : outline);
  const usual = sizes.some((one) => keyOf(one) === now);
  const [measuring, setMeasuring] = useState(false);
  const own = measuring || !usual;
  const longer = Math.max(outline.widthMm, outline.heightMm);
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <Field label={t("size")} hint={t(`shapes.${shape}`)} className={own ? undefined : "col-span-2"}>
        <Select
          value={own ? "own" : now}
          onChange={({ target }) => {
            const chosen = sizes.find((one) => keyOf(one) === target.value);
            setMeasuring(!chosen);
            if (chosen) onSizeChange(chosen);
          }}
        >
          {sizes.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {t("measures", { width: one.widthMm, height: one.heightMm })}
            </option>
          ))}
          <option value="own">{t("own")}</option>
        </Select>
      </Field>
      {own ? <LongerSide value={longer} onValueChange={(side) => onSizeChange(sealSize(shape, ratio, side))} /> : null}
    </div>
  );
}

/** What is typed stays as it is typed; it counts when it is a length that a seal can have. */
function LongerSide({ value, onValueChange }: { value: number; onValueChange: (side: number) => void }) {
  const t = useTranslations("seals.paper");
  const [typed, setTyped] = useState(String(Math.round(value * 10) / 10));
  const wrong = lengthOf(typed) === null;
  return (
    <Field label={t("longer")} error={wrong ? t("longerWrong", { least: LEAST, most: MOST }) : undefined}>
      <Input
        inputMode="decimal"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          const side = lengthOf(target.value);
          if (side !== null) onValueChange(side);
        }}
      />
    </Field>
  );
}

function lengthOf(typed: string): number | null {
  const side = /^\d{1,2}([.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.trim().replace(",", ".")) : Number.NaN;
  return side >= LEAST && side <= MOST ? side : null;
}
