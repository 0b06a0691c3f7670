"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { AmountAnswer, AmountInput } from "@/lib/domain/bank-payments/payment.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { readAmount } from "./read-amount";
import { useDeed } from "./use-deed";

/** How much arrived, as the account says. A wrong answer uses a try up; the page goes on where none is left. */
export function PaymentAmountForm({
  organizationId,
  left,
  until,
  submit,
}: {
  organizationId: string;
  /** Tries that are left. */
  left: number;
  until: Date;
  submit: (input: AmountInput) => Promise<ActionResult<AmountAnswer>>;
}) {
  const t = useTranslations("payments.out");
  const format = useFormatter();
  const router = useRouter();
  const deed = useDeed();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<number | null>(null);

  const send = (event: FormEvent) => {
    event.preventDefault();
    const reading = readAmount(typed);
    if (!reading.ok) return deed.refuse("amount", t(`amountFaults.${reading.reason}`));
    setWrong(null);
    deed.run(
      () => submit({ organizationId, amountCents: reading.cents }),
      (answer) => {
        if (answer.outcome === "wrong") {
          setWrong(answer.left);
          setTyped("");
          input.current?.focus();
        } else focusContent();
        router.refresh();
      },
    );
  };

  return (
    <form onSubmit={send} noValidate className="grid gap-5">
      {wrong === null ? null : (
        <Notice tone="error" title={t("wrong.title")} announce>
          {t("wrong.detail", { left: wrong })}
        </Notice>
      )}
      {deed.general("amount", "amountCents") ? (
        <Notice tone="error" announce>
          {deed.general("amount", "amountCents")}
        </Notice>
      ) : null}
      <Field
        label={t("amount")}
        hint={t("amountHint")}
        error={deed.errorOf("amount") ?? deed.errorOf("amountCents")}
        required
        className="max-w-[260px] phone:max-w-none"
      >
        <Input
          ref={input}
          start="¥"
          inputMode="decimal"
          value={typed}
          maxLength={12}
          autoComplete="off"
          placeholder="0.00"
          className="num"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(null);
            deed.clear();
          }}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button type="submit" size="lg" className="phone:w-full" busy={deed.pending}>
          {t("check")}
        </Button>
        <p className="text-meta text-ink-2">
          {t("triesLeft", {
            left,
            until: format.dateTime(until, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }),
          })}
        </p>
      </div>
    </form>
  );
}
