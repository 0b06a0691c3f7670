"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type FormSubmit, useActionForm } from "../accounts/use-action-form";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { OtpInput } from "../ui/otp-input";
import { SubmitButton } from "../ui/submit-button";

/** Six digits from the app, sent as soon as they are there. `hidden` are the form's other fields. */
export function CodeForm({
  submit,
  hidden,
  submitLabel,
}: {
  submit: FormSubmit;
  hidden: Record<string, string>;
  submitLabel: string;
}) {
  const t = useTranslations("office.secondFactor");
  const { form, pending, fieldError, formError } = useActionForm(submit, ["code"]);
  const sent = useRef("");
  return (
    <form {...form} className="grid gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <Field label={t("code")} error={fieldError("code")}>
        <OtpInput
          name="code"
          onComplete={(digits) => {
            // Each code is sent by itself once; after a refusal the button sends it again.
            if (pending || sent.current === digits) return;
            sent.current = digits;
            setTimeout(() => form.ref.current?.requestSubmit(), 0);
          }}
        />
      </Field>
      <SubmitButton size="lg" wide busy={pending}>
        {submitLabel}
      </SubmitButton>
    </form>
  );
}
