"use client";

import { useTranslations } from "next-intl";
import { FocusCard, type FocusCardProps } from "../layouts/focus-layout";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { CheckYourMail } from "./check-your-mail";
import { type FormSubmit, useActionForm } from "./use-action-form";

/** Asks for the address that the link for a new password goes to. */
export function ForgotForm({
  submit,
  next,
  outbox,
  card,
}: {
  submit: FormSubmit<{ email: string }>;
  next: string;
  outbox: boolean;
  /** The card around the form; a mail that was sent has one of its own. */
  card: Omit<FocusCardProps, "children">;
}) {
  const t = useTranslations("accounts");
  const { form, pending, data, fieldError, formError } = useActionForm(submit, ["email"]);
  if (data) return <CheckYourMail kind="reset" email={data.email} next={next} resend={submit} outbox={outbox} />;
  return (
    <FocusCard {...card}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="next" value={next} />
        {formError ? (
          <Notice tone="error" announce>
            {formError}
          </Notice>
        ) : null}
        <Field label={t("email")} error={fieldError("email")} required>
          <Input name="email" type="email" autoComplete="username" inputMode="email" spellCheck={false} autoFocus />
        </Field>
        <Button type="submit" size="lg" wide busy={pending}>
          {t("forgot.submit")}
        </Button>
      </form>
    </FocusCard>
  );
}
