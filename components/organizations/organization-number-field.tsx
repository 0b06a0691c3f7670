"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { faultAsTyped, readOrganizationNumber } from "@/lib/domain/organizations/read-number";
import { groupCreditCode } from "@/lib/standards/china-ids/credit-code";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/**
 * An organization's number that is read while it is typed: praise as soon as it is well formed, blame only once it is
 * complete or left, and what was probably meant where letters were taken for digits.
 */
export function OrganizationNumberField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What the server said; it stands until the number is changed. */
  error?: string | undefined;
}) {
  const t = useTranslations("organizations.search");
  const faults = useTranslations("errors.codes");
  const [left, setLeft] = useState(false);
  const reading = readOrganizationNumber(value);
  const fault = faultAsTyped(value, reading, left);
  const suggestion = reading.ok ? undefined : reading.suggestion;
  return (
    <div className="grid gap-2">
      <Field
        label={label}
        error={error ?? (fault && faults(fault))}
        success={reading.ok ? t("wellFormed") : undefined}
        required
      >
        <Input
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
            if (reading.ok && reading.kind === "credit_code") onChange(groupCreditCode(reading.normalized));
          }}
        />
      </Field>
      {suggestion ? (
        <Button variant="secondary" size="sm" className="w-fit" onClick={() => onChange(suggestion)}>
          {t("meant", { code: suggestion })}
        </Button>
      ) : null}
    </div>
  );
}
