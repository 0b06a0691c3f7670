"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";

type Refusal = { message: string; field?: string };

/** Asks for the password and keeps the archive that comes back. */
export function ExportForm({ email }: { email: string }) {
  const [t, accounts] = [useTranslations("accounts.privacy.export"), useTranslations("accounts")];
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState(false);
  const [busy, run] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setDone(false);
    run(async () => {
      const answer = await fetch("/files/account/export", { method: "POST", body: new FormData(form) }).catch(
        () => null,
      );
      if (!answer?.ok) {
        const body = (await answer?.json().catch(() => null)) as { error?: Refusal } | null;
        return setRefusal(body?.error ?? { message: t("noConnection") });
      }
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
      keep(await answer.blob(), name ?? "vermilion-my-data.zip");
      setRefusal(null);
      setDone(true);
      form.reset();
    });
  };
  const own = refusal?.field === "password" ? refusal.message : undefined;
  return (
    <form onSubmit={send} noValidate className="grid max-w-md gap-4">
      {/* For password managers, which ask whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {refusal && !own ? (
        <Notice tone="error" announce>
          {refusal.message}
        </Notice>
      ) : null}
      <Field label={accounts("password")} hint={t("why")} error={own} required>
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="secondary" busy={busy}>
          {t("submit")}
        </Button>
        <span aria-live="polite" className="text-jade">
          {done ? t("done") : ""}
        </span>
      </div>
    </form>
  );
}

/** Hands bytes that are here already to the browser as a download. */
function keep(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click; a minute is long enough on any machine.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
