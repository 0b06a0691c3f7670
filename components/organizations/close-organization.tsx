"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FormSubmit, useActionForm } from "../accounts/use-action-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";

type Props = { organizationId: string; name: string; submit: FormSubmit };

const lines = ["certificates", "seals", "members", "underWay", "kept", "again"] as const;

/** Says what follows when its owner closes an organization, and closes it after its name and the password are typed. */
export function CloseOrganization(props: Props) {
  const t = useTranslations("organizations.close");
  const [open, setOpen] = useState(false);
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">{t("lead")}</p>
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        {lines.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
      {open ? (
        <CloseForm {...props} cancel={() => setOpen(false)} />
      ) : (
        <Button variant="danger" className="w-fit" onClick={() => setOpen(true)}>
          {t("begin")}
        </Button>
      )}
    </div>
  );
}

function CloseForm({ organizationId, name, submit, cancel }: Props & { cancel: () => void }) {
  const t = useTranslations("organizations.close");
  const common = useTranslations("common");
  const { form, pending, fieldError, formError } = useActionForm(submit, ["name", "password"]);
  return (
    <form {...form} className="grid max-w-md gap-4">
      <input type="hidden" name="organizationId" value={organizationId} />
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <Field label={t("name")} hint={t("nameHint", { name })} error={fieldError("name")} required>
        <Input name="name" maxLength={300} autoComplete="off" autoFocus />
      </Field>
      <Field label={t("password")} error={fieldError("password")} required>
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
