"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { classNames } from "./class-names";
import { useFieldWiring } from "./field";

export type OtpInputProps = Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange" | "type" | "size"> & {
  /** How many digits; 6 unless told. */
  length?: number;
  value?: string;
  onValueChange?: (digits: string) => void;
  /** Called once when the last digit is there, by typing, pasting or the phone's offer. */
  onComplete?: (digits: string) => void;
};

/**
 * A one-time code: to a screen reader, a password manager and the clipboard one text field, to the eye one box a
 * digit. Everything that is not a digit is dropped, so a pasted "123 456" fits; full-width digits count.
 */
export function OtpInput({ length = 6, value, onValueChange, onComplete, className, ...rest }: OtpInputProps) {
  const t = useTranslations("common.otp");
  const [inner, setInner] = useState("");
  const wiring = useFieldWiring(rest);
  const digits = value ?? inner;

  function take(text: string) {
    const next = text.normalize("NFKC").replace(/\D/g, "").slice(0, length);
    if (next === digits) return;
    setInner(next);
    onValueChange?.(next);
    if (next.length === length) onComplete?.(next);
  }

  return (
    <div className={classNames("group/otp relative w-fit", className)}>
      <input
        {...rest}
        {...wiring}
        aria-label={wiring.id ? undefined : t("label", { length })}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern={`[0-9]{${length}}`}
        spellCheck={false}
        value={digits}
        onChange={(event) => take(event.target.value)}
        // The caret lives at the end: the boxes show digits in order, not a place to edit.
        onSelect={(event) => {
          const input = event.currentTarget;
          if (input.selectionStart === input.selectionEnd) input.setSelectionRange(digits.length, digits.length);
        }}
        // Not transparent by opacity: password managers and axe look for a visible field.
        className="peer absolute inset-0 z-10 h-full w-full cursor-text bg-transparent text-base text-transparent caret-transparent outline-none selection:bg-transparent selection:text-transparent"
      />
      <div aria-hidden="true" className="flex gap-2">
        {Array.from({ length }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are places, they never move
            key={place}
            className={classNames(
              "num grid h-12 w-10 place-items-center rounded-md border bg-sheet text-[20px] font-[560] text-ink",
              place === Math.min(digits.length, length - 1)
                ? "border-line-strong group-focus-within/otp:border-ink group-focus-within/otp:ring-1 group-focus-within/otp:ring-ink"
                : "border-line-strong",
              wiring["aria-invalid"] && "border-seal",
              length === 6 && place === 3 && "ml-2",
            )}
          >
            {digits[place] ?? ""}
          </span>
        ))}
      </div>
    </div>
  );
}
