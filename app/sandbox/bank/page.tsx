import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Preferences } from "@/app/(preferences)/preferences";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusLayout } from "@/components/layouts/focus-layout";
import { SandboxPayForm } from "@/components/organizations/sandbox-pay-form";
import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Tag } from "@/components/ui/tag";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getPayment } from "@/lib/domain/bank-payments/get-payment";
import { sandboxAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import { accountByHolder } from "@/lib/domain/bank-payments/sandbox/accounts";
import { listSandboxAccounts, sandboxAccountLines } from "@/lib/domain/bank-payments/sandbox/sandbox-bank";
import { sandboxBankOpen } from "@/lib/domain/bank-payments/sandbox/sandbox-bank-open";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { submitSandboxPayment } from "./actions";

export const metadata: Metadata = { robots: { index: false } };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Stands for the bank of a fictitious organization. There is nothing here where money is real. */
export default async function SandboxBankPage({ searchParams }: { searchParams: Search }) {
  if (!sandboxBankOpen()) notFound();
  const actor = await requireActor();
  const { organization, account: asked } = await searchParams;
  const organizationId = typeof organization === "string" ? organization : null;
  // Only one's own request fills the form; of others nothing is known here.
  const payment = organizationId ? await getPayment(actor, organizationId).catch(() => null) : null;
  const accounts = listSandboxAccounts();
  const own = payment ? accountByHolder(payment.organizationName) : undefined;
  const account = accounts.find(({ number }) => number === (asked ?? own?.number)) ?? accounts[0]!;
  const isOwn = account.number === own?.number;
  const asking = isOwn ? payment : null;
  const open = asking?.state === "issued" && asking.amountCents !== null ? asking : null;
  const lines = await sandboxAccountLines(account.number);
  const [t, format] = [await getTranslations("payments.bank"), await getFormatter()];
  const money = (cents: number, currency: string) =>
    format.number(cents / 100, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return (
    <AreaMessages areas={["payments", "organizations"]}>
      <FocusLayout
        preferences={<Preferences />}
        about={t("title")}
        leave={
          organizationId ? (
            <Link href={`/organizations/${organizationId}/verify`} className={buttonClass("quiet", "sm")}>
              {t("back")}
            </Link>
          ) : null
        }
      >
        <div className="grid w-full max-w-[960px] gap-7 phone:px-5 phone:pt-6">
          <div className="grid gap-3">
            <Tag tone="amber">{t("tag")}</Tag>
            <h1 className="text-title">{t("title")}</h1>
            <p className="text-ink-2">{t("lead")}</p>
          </div>
          <Notice tone="warning">{t("note")}</Notice>
          <form method="get" className="flex items-end gap-2.5">
            {organizationId ? <input type="hidden" name="organization" value={organizationId} /> : null}
            <Field label={t("account")} className="min-w-0 max-w-[420px] flex-1">
              <Select name="account" key={account.number} defaultValue={account.number}>
                {accounts.map(({ number, holder }) => (
                  <option key={number} value={number}>
                    {holder}
                  </option>
                ))}
              </Select>
            </Field>
            <Button type="submit" variant="secondary">
              {t("show")}
            </Button>
          </form>
          <p className="num -mt-4 text-meta text-ink-2">
            {t("number", { number: account.number, branch: account.branch })}
          </p>
          <div className="grid items-start gap-7 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <section
              aria-labelledby="pay"
              className="grid gap-4 rounded-xl border border-line bg-sheet px-6 py-6 phone:px-5"
            >
              <div className="grid gap-1">
                <h2 id="pay" className="text-subheading">
                  {t("pay.title")}
                </h2>
                <p className="num text-meta text-ink-2">
                  {t("pay.to", { name: sandboxAccount.name, number: sandboxAccount.number })}
                </p>
              </div>
              {open ? <p className="text-ink-2">{t("pay.prefilled", { name: open.organizationName })}</p> : null}
              <SandboxPayForm
                // The same form once its payment has matched: what it says about it stays.
                key={`${account.number} ${asking?.code ?? ""}`}
                names={{
                  own: account.holder,
                  person: sandboxPeople[0]?.name ?? "",
                  other: accounts.find(({ number }) => number !== account.number)?.holder ?? "",
                }}
                amount={open ? (open.amountCents! / 100).toFixed(2) : ""}
                note={open?.code ?? ""}
                submit={submitSandboxPayment}
              />
            </section>
            <section aria-labelledby="lines" className="grid gap-3">
              <h2 id="lines" className="text-subheading">
                {t("lines.title")}
              </h2>
              {lines.length === 0 ? (
                <p className="text-ink-2">{t("lines.empty")}</p>
              ) : (
                <ul className="border-t border-line">
                  {lines.map(({ id, direction, at, amountCents, currency, other, note }) => (
                    <li
                      key={id}
                      className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-line py-3"
                    >
                      <span className="font-[560]">{t(`lines.${direction}`, { other })}</span>
                      <span className="num text-right font-[620]">
                        {direction === "in" ? "+" : "−"}
                        {money(amountCents, currency)}
                      </span>
                      <span className="num text-meta text-ink-2">{note ? t("lines.note", { note }) : null}</span>
                      <time dateTime={at.toISOString()} className="text-right text-meta text-ink-3">
                        {format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
                      </time>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </div>
        </div>
      </FocusLayout>
    </AreaMessages>
  );
}
