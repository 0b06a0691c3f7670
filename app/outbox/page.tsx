import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { htmlLang } from "@/lib/platform/i18n/locales";
import { isOutboxOpen, listOutbox } from "@/lib/platform/mail/local-outbox";
import { listSmsOutbox } from "@/lib/platform/sms/sms-outbox";
import { mayReadOutbox } from "./may-read-outbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title"), robots: { index: false } };
}

export default async function OutboxPage() {
  if (!(await mayReadOutbox())) notFound();
  const [t, format] = [await getTranslations("outbox"), await getFormatter()];
  const [mails, texts, mailOpen] = [await listOutbox(), await listSmsOutbox(), isOutboxOpen()];
  return (
    <div className="grid w-full max-w-[720px] grid-cols-1 gap-6 phone:px-4 phone:pt-6">
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      {mailOpen ? (
        <Notice tone="warning" title={t("noServer")}>
          {t("noServerDetail")}
        </Notice>
      ) : null}
      {texts.length > 0 ? (
        <section aria-labelledby="texts" className="grid grid-cols-1 gap-3">
          <h2 id="texts" className="text-subheading">
            {t("texts")}
          </h2>
          <Notice tone="warning" title={t("sms")}>
            {t("smsDetail")}
          </Notice>
          <ul className="overflow-hidden rounded-xl border border-line bg-sheet">
            {texts.map((text) => (
              <li
                key={text.id}
                className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-line px-5 py-3.5 last:border-b-0 phone:grid-cols-1 phone:px-4"
              >
                <span lang={htmlLang[text.locale]} className="num wrap-anywhere">
                  {text.text}
                </span>
                <time dateTime={text.createdAt.toISOString()} className="text-meta text-ink-3">
                  {format.dateTime(text.createdAt, { dateStyle: "medium", timeStyle: "short" })}
                </time>
                <span className="num text-meta text-ink-2 sm:col-span-2">{t("to", { recipient: text.recipient })}</span>
              </li>
            ))}
          </ul>
          <h2 className="mt-3 text-subheading">{t("mails")}</h2>
        </section>
      ) : null}
      {mails.length === 0 ? (
        <EmptyState title={t("emptyTitle")} picture={<Inbox size={22} />}>
          {t("empty")}
        </EmptyState>
      ) : (
        <ul className="overflow-hidden rounded-xl border border-line bg-sheet">
          {mails.map((mail) => (
            <li key={mail.id} className="border-b border-line last:border-b-0">
              <Link
                href={`/outbox/${mail.id}`}
                className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-5 py-3.5 phone:grid-cols-1 no-underline -outline-offset-2 hover:bg-hover phone:px-4"
              >
                <span className="font-[560] wrap-anywhere sm:truncate">{mail.subject}</span>
                <time dateTime={mail.createdAt.toISOString()} className="text-meta text-ink-3">
                  {format.dateTime(mail.createdAt, { dateStyle: "medium", timeStyle: "short" })}
                </time>
                <span className="truncate text-meta sm:col-span-2 text-ink-2">
                  {t("to", { recipient: mail.recipient })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
