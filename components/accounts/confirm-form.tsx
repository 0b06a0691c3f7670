"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";
import { type FormSubmit, useActionForm } from "./use-action-form";

/** The one button behind a confirmation link; in another browser than the one that signed up, the password as well. */
export function ConfirmForm({
  submit,
  token,
  next,
  passwordNeeded,
  forgotHref,
}: {
  submit: FormSubmit;
  token: string;
  next: string;
  passwordNeeded: boolean;
  forgotHref: string;
}) {
  const t = useTranslations("accounts");
  const { form, pending, fieldError, formError } = useActionForm(submit, passwordNeeded ? ["password"] : []);
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      {passwordNeeded ? (
        <Field
          label={t("password")}
          hint={t("confirm.passwordHint")}
          error={fieldError("password")}
          required
          aside={
            <Link href={forgotHref} className="link">
              {t("signIn.forgot")}
            </Link>
          }
        >
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
      ) : null}
      <Button type="submit" size="lg" wide busy={pending}>
        {t("confirm.submit")}
      </Button>
    </form>
  );
}
