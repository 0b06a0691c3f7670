"use client";

import { useState } from "react";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

export type NumberReading = { ok: true; normalized: string } | { ok: false; fault: string | null; complete: boolean };

/**
 * A number that is read while it is typed: praise as soon as it is well formed, blame only once it is complete or left.
 */
export function CheckedNumberField({
  name,
  label,
  hint,
  praise,
  value,
  onChange,
  read,
  group,
  error,
  inputMode,
  autoComplete = "off",
}: {
  name: string;
  label: string;
  hint: string;
  praise: string;
  value: string;
  onChange: (value: string) => void;
  /** Reads what was typed; `fault` is a sentence, or null while nothing is typed. */
  read: (typed: string) => NumberReading;
  /** The number in groups, once it is whole and left. */
  group?: (normalized: string) => string;
  /** What the server said; it stands until the number is changed. */
  error?: string | undefined;
  inputMode?: "numeric" | "tel" | "text";
  autoComplete?: string;
}) {
  const [left, setLeft] = useState(false);
  const reading = read(value);
  const fault = !reading.ok && reading.fault !== null && (reading.complete || left) ? reading.fault : undefined;
  return (
    <Field
      label={label}
      hint={reading.ok || fault || error ? undefined : hint}
      error={error ?? fault}
      success={reading.ok ? praise : undefined}
      required
    >
      <Input
        name={name}
        className="num"
        value={value}
        maxLength={40}
        inputMode={inputMode}
        autoComplete={autoComplete}
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => {
          setLeft(false);
          onChange(event.currentTarget.value);
        }}
        onBlur={() => {
          setLeft(true);
          if (reading.ok && group) onChange(group(reading.normalized));
        }}
      />
    </Field>
  );
}
