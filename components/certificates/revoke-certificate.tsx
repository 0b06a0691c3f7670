"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FormSubmit, useActionForm } from "../accounts/use-action-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";
import { RadioGroup } from "../ui/radio-group";

const reasons = ["misused", "name_changed", "not_needed"] as const;

/** Revokes one's own certificate: says what follows, asks why, and takes the password. */
export function RevokeCertificate({ email, submit }: { email: string; submit: FormSubmit }) {
  const t = useTranslations("certificates.revoke");
  const [open, setOpen] = useState(false);
  if (open) return <RevokeForm email={email} submit={submit} cancel={() => setOpen(false)} />;
  return (
    <Button variant="quiet" className="w-fit" onClick={() => setOpen(true)}>
      {t("begin")}
    </Button>
  );
}

function RevokeForm({ email, submit, cancel }: { email: string; submit: FormSubmit; cancel: () => void }) {
  const t = useTranslations("certificates.revoke");
  const [accounts, common] = [useTranslations("accounts"), useTranslations("common")];
  const { form, pending, fieldError, formError } = useActionForm(
    submit,
    ["password"],
    (data): Record<string, string> => (data.get("reason") ? {} : { reason: t("reasonMissing") }),
  );
  return (
    <form {...form} aria-label={t("title")} className="grid gap-4 rounded-lg border border-line px-5 py-5">
      {/* For password managers, which ask whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <h2 className="text-subheading">{t("title")}</h2>
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        <li>{t("final")}</li>
        <li>{t("signed")}</li>
        <li>{t("again")}</li>
      </ul>
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <RadioGroup
        name="reason"
        label={t("reason")}
        error={fieldError("reason")}
        options={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
      <Field label={accounts("password")} error={fieldError("password")} required>
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="danger" busy={pending}>
          {t("submit")}
        </Button>
        <Button variant="quiet" onClick={cancel}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}
