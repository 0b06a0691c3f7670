"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  groupIdentityNumber,
  type IdentityNumberReading,
  normalizeIdentityNumber,
  readIdentityNumber,
} from "@/lib/standards/china-ids/identity-number";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/**
 * An identity number that is read while it is typed: praise as soon as it is well formed, blame only once it is
 * complete or left.
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
  /** What the server said; it stands until the number is changed. */
  error?: string | undefined;
}) {
  const t = useTranslations("verification.number");
  const faults = useTranslations("errors.codes");
  const [left, setLeft] = useState(false);
  const reading: IdentityNumberReading = readIdentityNumber(value, today);
  const complete = normalizeIdentityNumber(value).length >= 18;
  const fault =
    !reading.ok && reading.reason !== "empty" && (complete || left)
      ? faults(`identity_number_${reading.reason}`)
      : undefined;
  return (
    <Field
      label={t("label")}
      hint={reading.ok || fault || error ? undefined : t("hint")}
      error={error ?? fault}
      success={reading.ok ? t("wellFormed") : undefined}
      required
    >
      <Input
        name="idNumber"
        className="num"
        value={value}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => {
          setLeft(false);
          onChange(event.currentTarget.value);
        }}
        onBlur={() => {
          setLeft(true);
          if (reading.ok) onChange(groupIdentityNumber(reading.normalized));
        }}
      />
    </Field>
  );
}
