"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { focusContent } from "../layouts/focus-content";
import { FocusCard } from "../layouts/focus-layout";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { type FormSubmit, useActionForm } from "./use-action-form";

/** Says the same for every address: if a mail is due, it is under way. */
export function CheckYourMail({
  kind,
  email,
  next,
  resend,
  outbox,
}: {
  kind: "confirm" | "reset";
  email: string;
  next: string;
  /** Sends the mail once more. */
  resend: FormSubmit;
  /** Mails wait in the local outbox. */
  outbox: boolean;
}) {
  const t = useTranslations("accounts.mailSent");
  const { form, pending, data, formError } = useActionForm(resend, []);
  // The page has changed under the reader: what is read out begins here.
  useEffect(focusContent, []);
  return (
    <FocusCard
      title={t("title")}
      lead={t.rich(kind, {
        email,
        strong: (text) => <b className="font-[580] break-all text-ink">{text}</b>,
      })}
    >
      <p className="text-ink-2">{t("notThere")}</p>
      {outbox ? (
        <Notice
          title={t("outboxTitle")}
          actions={
            <Button asChild>
              <Link href="/outbox">{t("openOutbox")}</Link>
            </Button>
          }
        >
          {t("outbox")}
        </Notice>
      ) : null}
      <form {...form} className="grid gap-3">
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="next" value={next} />
        {formError ? (
          <Notice tone="error" announce>
            {formError}
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="secondary" busy={pending}>
            {t("again")}
          </Button>
          <span aria-live="polite" className="text-jade">
            {data && !pending ? t("sentAgain") : ""}
          </span>
        </div>
      </form>
    </FocusCard>
  );
}
