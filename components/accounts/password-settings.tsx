"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";
import { type FormSubmit, useActionForm } from "./use-action-form";

/** A new password, after the present one. */
export function PasswordSettings({ submit, email }: { submit: FormSubmit; email: string }) {
  const t = useTranslations("accounts");
  const [round, setRound] = useState(0);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  if (!open)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="secondary"
          onClick={() => {
            setOpen(true);
            setDone(false);
            setRound(round + 1);
          }}
        >
          {t("settings.changePassword")}
        </Button>
        <span aria-live="polite" className="text-jade">
          {done ? t("settings.passwordChanged") : ""}
        </span>
      </div>
    );
  const close = () => setOpen(false);
  return (
    <PasswordForm
      key={round}
      email={email}
      submit={async (previous, form) => {
        const result = await submit(previous, form);
        if (result?.ok) {
          setDone(true);
          close();
        }
        return result;
      }}
      cancel={close}
    />
  );
}

function PasswordForm({ submit, email, cancel }: { submit: FormSubmit; email: string; cancel: () => void }) {
  const t = useTranslations("accounts");
  const common = useTranslations("common");
  const { form, pending, fieldError, formError } = useActionForm(submit, ["current", "password"]);
  return (
    <form {...form} className="grid max-w-md gap-5">
      {/* For password managers, which ask whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <Field label={t("currentPassword")} error={fieldError("current")} required>
        <PasswordInput name="current" autoComplete="current-password" autoFocus />
      </Field>
      <Field label={t("newPassword")} hint={t("passwordHint")} error={fieldError("password")} required>
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={pending}>
          {t("settings.savePassword")}
        </Button>
        <Button variant="quiet" onClick={cancel}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}
