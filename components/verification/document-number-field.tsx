"use client";

import { useTranslations } from "next-intl";
import { type DocumentKind, readDocument } from "@/lib/domain/verification/documents";
import { CheckedNumberField } from "./checked-number-field";

/** Stands for a state that is still to be chosen: that has a field and a fault of its own. */
export const unchosenState = "XXX";

/** The number of a document, read as its kind wants it. @param today YYYY-MM-DD in China */
export function DocumentNumberField({
  kind,
  value,
  country,
  today,
  error,
  onChange,
}: {
  kind: DocumentKind;
  value: string;
  country: string;
  today: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("verification");
  const faults = useTranslations("errors.codes");
  return (
    <CheckedNumberField
      name="number"
      label={t("document.number")}
      hint={t(`document.numberHints.${kind}`)}
      praise={t("number.wellFormed")}
      value={value}
      onChange={onChange}
      error={error}
      read={(typed) => {
        const reading = readDocument(kind, typed, country || unchosenState, today);
        if (reading.ok) return reading;
        const fault = typed.trim() === "" ? null : faults(reading.code as Parameters<typeof faults>[0]);
        return { ok: false, fault, complete: typed.replace(/\s/g, "").length >= 18 };
      }}
    />
  );
}
