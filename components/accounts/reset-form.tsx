"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";
import { type FormSubmit, useActionForm } from "./use-action-form";

/** The new password behind a reset link. */
export function ResetForm({ submit, token, next }: { submit: FormSubmit; token: string; next: string }) {
  const t = useTranslations("accounts");
  const { form, pending, fieldError, formError } = useActionForm(submit, ["password"]);
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <Field label={t("newPassword")} hint={t("passwordHint")} error={fieldError("password")} required>
        <PasswordInput name="password" autoComplete="new-password" autoFocus />
      </Field>
      <Button type="submit" size="lg" wide busy={pending}>
        {t("reset.submit")}
      </Button>
    </form>
  );
}
