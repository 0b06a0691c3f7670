"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";
import { useToast } from "../ui/toast";
import { passkeyProblem } from "./passkey-problem";

type Options = Parameters<typeof startRegistration>[0]["optionsJSON"];

export type PasskeyActions = {
  begin: (input: { password: string }) => Promise<ActionResult<Options>>;
  keep: (input: { name: string; response: unknown }) => Promise<ActionResult<{ id: string }>>;
};

/** Makes a passkey: its name and the password first, then the browser asks. */
export function AddPasskey({ begin, keep }: PasskeyActions) {
  const t = useTranslations("accounts");
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [busy, run] = useTransition();
  const [error, setError] = useState<Pick<ActionError, "message" | "field">>();
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, password] = [String(form.get("name") ?? ""), String(form.get("password") ?? "")];
    run(async () => {
      setError(undefined);
      const options = await begin({ password });
      if (!options.ok) return setError(options.error);
      try {
        const response = await startRegistration({ optionsJSON: options.data });
        const kept = await keep({ name, response });
        if (!kept.ok) return setError(kept.error);
        setOpen(false);
        toast({ tone: "success", title: t("passkeys.added") });
      } catch (thrown) {
        const code = passkeyProblem(thrown);
        if (!code) throw thrown;
        setError({ message: t(`passkeys.problem.${code}`) });
      }
    });
  };
  const shown = (field: string) => (error?.field === field ? error.message : undefined);
  return (
    <Dialog
      open={open}
      onOpenChange={(value) => {
        setOpen(value);
        setError(undefined);
      }}
      title={t("passkeys.add")}
      description={t("passkeys.addLead")}
      trigger={
        <Button variant="secondary" className="w-fit">
          {t("passkeys.add")}
        </Button>
      }
      actions={
        <Button type="submit" form="add-passkey" busy={busy}>
          {t("passkeys.addSubmit")}
        </Button>
      }
    >
      <form id="add-passkey" onSubmit={add} noValidate className="grid gap-5">
        {error && error.field !== "name" && error.field !== "password" ? (
          <Notice tone="error" announce>
            {error.message}
          </Notice>
        ) : null}
        <Field label={t("passkeys.name")} hint={t("passkeys.nameHint")} error={shown("name")} required>
          <Input name="name" maxLength={60} defaultValue={t("passkeys.defaultName")} autoComplete="off" />
        </Field>
        <Field label={t("password")} error={shown("password")} required>
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
      </form>
    </Dialog>
  );
}
