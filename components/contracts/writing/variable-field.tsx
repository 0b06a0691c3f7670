"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { givenFor, readValue } from "@/lib/domain/contracts/written/variables";
import {
  type Values,
  type Variable,
  type WrittenText,
  writtenLimits,
} from "@/lib/domain/contracts/written/written-text.schema";

export type VariableFieldProps = {
  variable: Variable;
  values: Values;
  locale: WrittenText["locale"];
  onChange: (typed: string) => void;
  /** Beside the label. */
  aside?: ReactNode;
};

/** What a contract asks for in one of its details, by its type; an amount is read back in words. */
export function VariableField({ variable, values, locale, onChange, aside }: VariableFieldProps) {
  const t = useTranslations("writing.value");
  const { label, type, required, choices } = variable;
  const typed = givenFor(variable, values);
  const read = readValue(variable, typed, locale);
  const wrong = read === null && type !== "text" ? t(`wrong.${type}`) : undefined;
  const shown = read === null || read === "empty" ? null : read;
  const inWords = shown?.words && locale === "zh" ? shown.words : undefined;
  return (
    <Field label={label} required={required} optional={!required} error={wrong} success={inWords} aside={aside}>
      {type === "choice" ? (
        <Select value={choices.includes(typed) ? typed : ""} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t("choose")}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          type={type === "date" ? "date" : "text"}
          inputMode={type === "amount" || type === "number" ? "decimal" : undefined}
          autoComplete="off"
          maxLength={writtenLimits.value}
          value={typed}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
