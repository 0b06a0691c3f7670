import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { MailText } from "@/components/accounts/mail-text";
import { accountLocale } from "@/lib/domain/accounts/account-locale";
import { htmlLang } from "@/lib/platform/i18n/locales";
import { readOutboxMail } from "@/lib/platform/mail/local-outbox";
import { mayReadOutbox } from "../may-read-outbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title"), robots: { index: false } };
}

export default async function OutboxMailPage({ params }: { params: Promise<{ id: string }> }) {
  const mail = (await mayReadOutbox()) ? await readOutboxMail((await params).id) : null;
  if (!mail) notFound();
  const [t, format] = [await getTranslations("outbox"), await getFormatter()];
  return (
    <div className="grid w-full max-w-[720px] gap-5 phone:px-4 phone:pt-6">
      <Link
        href="/outbox"
        className="flex w-fit min-h-10 items-center gap-2 rounded-sm text-ink-2 no-underline hover:text-ink"
      >
        <ArrowLeft size={16} aria-hidden="true" />
        {t("back")}
      </Link>
      <article className="overflow-hidden rounded-xl border border-line bg-sheet">
        <header className="grid gap-1 border-b border-line px-7 py-5 phone:px-4">
          <h1 className="text-heading">{mail.subject}</h1>
          <p className="text-meta text-ink-2">
            {t("to", { recipient: mail.recipient })}
            {" · "}
            <time dateTime={mail.createdAt.toISOString()}>
              {format.dateTime(mail.createdAt, { dateStyle: "medium", timeStyle: "medium" })}
            </time>
          </p>
        </header>
        <div lang={htmlLang[accountLocale(mail.locale)]} className="px-7 py-6 phone:px-4">
          <MailText text={mail.text} title={mail.subject} />
        </div>
      </article>
    </div>
  );
}
