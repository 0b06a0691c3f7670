"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FocusCard, type FocusCardProps } from "../layouts/focus-layout";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";
import { CheckYourMail } from "./check-your-mail";
import { type FormSubmit, useActionForm } from "./use-action-form";

/** E-mail address and password. An address that waits for its confirmation is offered the mail once more. */
export function SignInForm({
  submit,
  resend,
  next,
  forgotHref,
  outbox,
  card,
  children,
}: {
  submit: FormSubmit;
  resend: FormSubmit;
  next: string;
  forgotHref: string;
  outbox: boolean;
  /** The card around the form; a mail that was sent has one of its own. */
  card: Omit<FocusCardProps, "children">;
  /** Below the form: the other way in. */
  children?: ReactNode;
}) {
  const t = useTranslations("accounts");
  const [email, setEmail] = useState("");
  const { form, pending, error, fieldError, formError } = useActionForm(submit, ["email", "password"]);
  if (error?.code === "email_not_confirmed")
    return <CheckYourMail kind="confirm" email={email} next={next} resend={resend} outbox={outbox} />;
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
          <Input
            name="email"
            type="email"
            autoComplete="username"
            inputMode="email"
            spellCheck={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field
          label={t("password")}
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
        <Button type="submit" size="lg" wide busy={pending}>
          {t("signIn.submit")}
        </Button>
      </form>
      {children}
    </FocusCard>
  );
}
