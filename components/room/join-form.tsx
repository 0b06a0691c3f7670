"use client";

import { useTranslations } from "next-intl";
import { type FormSubmit, useActionForm } from "../accounts/use-action-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";

/** An account for the invited address: only a password is missing. */
export function JoinForm({
  submit,
  token,
  email,
  locale,
}: {
  submit: FormSubmit;
  token: string;
  email: string;
  locale: string;
}) {
  const t = useTranslations("room.invitation");
  const accounts = useTranslations("accounts");
  const { form, pending, fieldError, formError } = useActionForm(submit, ["password"]);
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <p className="text-ink-2">{t("create", { email })}</p>
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      {/* Shown so that a password manager keeps the password under the right name. */}
      <Field label={accounts("email")}>
        <Input type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label={t("password")} hint={accounts("passwordHint")} error={fieldError("password")} required>
        <PasswordInput name="password" autoComplete="new-password" autoFocus />
      </Field>
      <Button type="submit" size="lg" wide busy={pending}>
        {t("continue")}
      </Button>
    </form>
  );
}
