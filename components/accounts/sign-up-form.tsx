"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { emailAddress } from "@/lib/domain/accounts/email";
import { passwordProblem } from "@/lib/domain/accounts/password-policy";
import { FocusCard, type FocusCardProps } from "../layouts/focus-layout";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { PasswordInput } from "../ui/password-input";
import { CheckYourMail } from "./check-your-mail";
import { type FormSubmit, useActionForm } from "./use-action-form";

/** E-mail address and password; afterwards the word that a mail is under way. */
export function SignUpForm({
  submit,
  resend,
  next,
  outbox,
  agreement = null,
  card,
}: {
  submit: FormSubmit<{ email: string }>;
  resend: FormSubmit;
  next: string;
  outbox: boolean;
  /** What is agreed to with the account, as a sentence. */
  agreement?: ReactNode;
  /** The card around the form; a mail that was sent has one of its own. */
  card: Omit<FocusCardProps, "children">;
}) {
  const t = useTranslations("accounts");
  const say = useTranslations("errors.codes");
  const check = (typed: FormData): Record<string, string> => {
    const [email, password] = [String(typed.get("email") ?? ""), String(typed.get("password") ?? "")];
    const problem = passwordProblem(password, email);
    return {
      ...(!emailAddress.safeParse(email).success && { email: say("email_not_valid") }),
      ...(problem && { password: say(problem) }),
    };
  };
  const { form, pending, data, fieldError, formError } = useActionForm(submit, ["email", "password"], check);
  if (data) return <CheckYourMail kind="confirm" email={data.email} next={next} resend={resend} outbox={outbox} />;
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
          <Input name="email" type="email" autoComplete="username" inputMode="email" spellCheck={false} autoFocus />
        </Field>
        <Field label={t("password")} hint={t("passwordHint")} error={fieldError("password")} required>
          <PasswordInput name="password" autoComplete="new-password" />
        </Field>
        <Button type="submit" size="lg" wide busy={pending}>
          {t("signUp.submit")}
        </Button>
        {agreement ? <p className="text-meta text-ink-2">{agreement}</p> : null}
      </form>
    </FocusCard>
  );
}
