"use client";

import { useTranslations } from "next-intl";
import { type FormSubmit, useActionForm } from "../accounts/use-action-form";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

/** Makes an administrator of whoever is signed in; leads on to the second factor. */
export function JoinOffice({ submit, token }: { submit: FormSubmit; token: string }) {
  const t = useTranslations("office.join");
  const { form, pending, formError } = useActionForm(submit, []);
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <SubmitButton size="lg" wide busy={pending}>
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
