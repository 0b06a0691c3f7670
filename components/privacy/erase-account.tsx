"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FormSubmit, useActionForm } from "../accounts/use-action-form";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";

export type Obstacles = {
  contracts: { id: string; title: string }[];
  organizations: { id: string; name: string }[];
  administrator: boolean;
};

/** Says what goes with the account and what stays, and deletes it after password and a tick. */
export function EraseAccount({
  email,
  years,
  obstacles,
  submit,
}: {
  email: string;
  /** How long the law's part is kept. */
  years: number;
  obstacles: Obstacles;
  submit: FormSubmit;
}) {
  const t = useTranslations("accounts.privacy.erase");
  const [open, setOpen] = useState(false);
  const blocked = obstacles.contracts.length > 0 || obstacles.organizations.length > 0 || obstacles.administrator;
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-x-8 gap-y-4 max-md:grid-cols-1">
        <Part title={t("goes")} lines={[t("goesAccess"), t("goesFiles"), t("goesMessages"), t("goesNumbers")]} />
        <Part title={t("stays")} lines={[t("staysContracts"), t("staysIdentity", { years }), t("staysRecord")]} />
      </div>
      {blocked ? (
        <InTheWay obstacles={obstacles} />
      ) : open ? (
        <EraseForm email={email} submit={submit} cancel={() => setOpen(false)} />
      ) : (
        <Button variant="danger" className="w-fit" onClick={() => setOpen(true)}>
          {t("begin")}
        </Button>
      )}
    </div>
  );
}

function Part({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div className="grid content-start gap-1.5">
      <h3 className="font-[560]">{title}</h3>
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function InTheWay({ obstacles: { contracts, organizations, administrator } }: { obstacles: Obstacles }) {
  const t = useTranslations("accounts.privacy.erase");
  return (
    <Notice tone="warning" title={t("blocked")}>
      <ul className="grid gap-1">
        {contracts.map(({ id, title }) => (
          <li key={id}>
            {t.rich("blockedContract", {
              title,
              link: (words) => (
                <Link className="link" href={`/contracts/${id}`}>
                  {words}
                </Link>
              ),
            })}
          </li>
        ))}
        {organizations.map(({ id, name }) => (
          <li key={id}>
            {t.rich("blockedOrganization", {
              name,
              link: (words) => (
                <Link className="link" href={`/organizations/${id}#close`}>
                  {words}
                </Link>
              ),
            })}
          </li>
        ))}
        {administrator ? <li>{t("blockedAdministrator")}</li> : null}
      </ul>
    </Notice>
  );
}

function EraseForm({ email, submit, cancel }: { email: string; submit: FormSubmit; cancel: () => void }) {
  const [t, accounts] = [useTranslations("accounts.privacy.erase"), useTranslations("accounts")];
  const common = useTranslations("common");
  const { form, pending, fieldError, formError } = useActionForm(
    submit,
    ["password"],
    (data): Record<string, string> => (data.get("sure") ? {} : { sure: t("sureMissing") }),
  );
  return (
    <form {...form} className="grid max-w-md gap-4">
      {/* For password managers, which ask whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <Field label={accounts("password")} error={fieldError("password")} required>
        <PasswordInput name="password" autoComplete="current-password" autoFocus />
      </Field>
      <Checkbox name="sure" label={t("sure")} error={fieldError("sure")} />
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
