"use client";

import { useTranslations } from "next-intl";
import { groupBankCard, readBankCard } from "@/lib/standards/china-ids/bank-card";
import { groupMobileNumber, normalizeMobileNumber, readMobileNumber } from "@/lib/standards/china-ids/mobile-number";
import { tidyNumber } from "@/lib/standards/china-ids/typed-number";
import { CheckedNumberField } from "./checked-number-field";

type Props = { value: string; onChange: (value: string) => void; error?: string | undefined };

/** A mobile number of mainland China. @param atBank it is the one that a bank keeps with a card */
export function MobileField({ atBank = false, ...props }: Props & { atBank?: boolean }) {
  const t = useTranslations("verification.mobile");
  const faults = useTranslations("errors.codes");
  return (
    <CheckedNumberField
      {...props}
      name="mobile"
      label={t("label")}
      hint={t(atBank ? "bankHint" : "hint")}
      praise={t("wellFormed")}
      inputMode="tel"
      autoComplete="tel-national"
      group={groupMobileNumber}
      read={(typed) => {
        const reading = readMobileNumber(typed);
        if (reading.ok) return reading;
        return {
          ok: false,
          fault: reading.reason === "empty" ? null : faults(`mobile_${reading.reason}`),
          complete: normalizeMobileNumber(typed).length >= 11,
        };
      }}
    />
  );
}

/** The number of a bank card. */
export function CardField(props: Props) {
  const t = useTranslations("verification.card");
  const faults = useTranslations("errors.codes");
  return (
    <CheckedNumberField
      {...props}
      name="card"
      label={t("label")}
      hint={t("hint")}
      praise={t("wellFormed")}
      inputMode="numeric"
      group={groupBankCard}
      read={(typed) => {
        const reading = readBankCard(typed);
        if (reading.ok) return reading;
        return {
          ok: false,
          fault: reading.reason === "empty" ? null : faults(`card_${reading.reason}`),
          complete: tidyNumber(typed).length >= 19,
        };
      }}
    />
  );
}
