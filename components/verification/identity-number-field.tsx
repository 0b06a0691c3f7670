"use client";

import { useTranslations } from "next-intl";
import {
  groupIdentityNumber,
  normalizeIdentityNumber,
  readIdentityNumber,
} from "@/lib/standards/china-ids/identity-number";
import { CheckedNumberField } from "./checked-number-field";

/**
 * An identity number of the resident form.
 * @param today YYYY-MM-DD, from the server, so that both read alike
 */
export function IdentityNumberField({
  value,
  onChange,
  today,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  today: string;
  error?: string | undefined;
}) {
  const t = useTranslations("verification.number");
  const faults = useTranslations("errors.codes");
  return (
    <CheckedNumberField
      name="idNumber"
      label={t("label")}
      hint={t("hint")}
      praise={t("wellFormed")}
      value={value}
      onChange={onChange}
      group={groupIdentityNumber}
      error={error}
      read={(typed) => {
        const reading = readIdentityNumber(typed, today);
        if (reading.ok) return reading;
        return {
          ok: false,
          fault: reading.reason === "empty" ? null : faults(`identity_number_${reading.reason}`),
          complete: normalizeIdentityNumber(typed).length >= 18,
        };
      }}
    />
  );
}
