"use client";

import { MailCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-5">
      <div className="grid gap-2">
        <h2 ref={heading} tabIndex={-1} className="flex items-center gap-2.5 text-heading">
          <MailCheck size={20} aria-hidden="true" className="shrink-0 text-jade" />
          {t("title")}
        </h2>
        <p className="text-ink-2">
          {t.rich(kind, { email, strong: (text) => <b className="font-[580] break-all text-ink">{text}</b> })}
        </p>
        <p className="text-ink-2">{t("notThere")}</p>
      </div>
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
    </div>
  );
}
