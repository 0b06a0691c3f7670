"use client";

import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useActionForm } from "../accounts/use-action-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";

const needed = ["payerName", "amount", "day", "reference"] as const;

/** One payment as it stands on the bank's paper or screen. Another administrator compares it before it counts. */
export function EntryForm({
  submit,
  currency,
}: {
  submit: (previous: unknown, form: FormData) => Promise<ActionResult<unknown>>;
  currency: string;
}) {
  const t = useTranslations("office.entry");
  const { form, pending, fieldError, formError } = useActionForm(submit, [...needed, "reason"], (typed) =>
    Object.fromEntries(
      needed.filter((name) => String(typed.get(name) ?? "").trim() === "").map((name) => [name, t("missing")]),
    ),
  );
  return (
    <form {...form} className="grid max-w-2xl gap-5">
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <Field label={t("payerName")} hint={t("payerNameHint")} required error={fieldError("payerName")}>
        <Input name="payerName" maxLength={300} autoComplete="off" />
      </Field>
      <div className="grid grid-cols-2 gap-5 phone:grid-cols-1">
        <Field label={t("payerAccount")} optional>
          <Input name="payerAccount" maxLength={40} autoComplete="off" inputMode="numeric" className="num" />
        </Field>
        <Field label={t("payerBank")} optional>
          <Input name="payerBank" maxLength={140} autoComplete="off" />
        </Field>
        <Field label={t("amount", { currency })} required error={fieldError("amount")}>
          <Input name="amount" maxLength={30} autoComplete="off" inputMode="decimal" placeholder="0.37" />
        </Field>
        <Field label={t("day")} required error={fieldError("day")}>
          <Input name="day" type="date" />
        </Field>
      </div>
      <Field label={t("reference")} hint={t("referenceHint")} required error={fieldError("reference")}>
        <Input name="reference" maxLength={140} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label={t("note")} hint={t("noteHint")} optional>
        <Input name="note" maxLength={500} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} required error={fieldError("reason")}>
        <Textarea name="reason" maxLength={500} />
      </Field>
      <SubmitButton busy={pending} className="w-fit phone:w-full">
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
