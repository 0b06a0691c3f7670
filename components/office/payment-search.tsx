"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TransactionLine } from "@/lib/domain/administration/payments-room";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useActionForm } from "../accounts/use-action-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { TransactionTable } from "./transaction-table";

export type PaymentsFound = {
  by: "nothing" | "masked" | "account" | "text";
  transactions: TransactionLine[];
  more: boolean;
};

/**
 * Looks for payments. What is typed may be somebody's account, so it is sent in the body of a request and stands in no
 * address, which logs and histories keep.
 */
export function PaymentSearch({
  search,
}: {
  search: (previous: unknown, form: FormData) => Promise<ActionResult<PaymentsFound>>;
}) {
  const t = useTranslations("office.payments.search");
  const { form, pending, data, formError } = useActionForm<PaymentsFound>(search, []);
  return (
    <div className="grid gap-4">
      <search>
        <form {...form} className="flex max-w-2xl flex-wrap items-end gap-2.5">
          <Field label={t("label")} hideLabel className="min-w-0 flex-1 basis-64">
            <Input
              type="search"
              name="query"
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              placeholder={t("label")}
              start={<Search size={16} />}
            />
          </Field>
          <Button type="submit" variant="secondary" busy={pending} className="phone:w-full">
            {t("find")}
          </Button>
        </form>
      </search>
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <div aria-live="polite" className="empty:hidden">
        {data ? <Found found={data} /> : null}
      </div>
    </div>
  );
}

function Found({ found }: { found: PaymentsFound }) {
  const t = useTranslations("office.payments.search");
  if (found.by === "nothing") return <p className="text-ink-2">{t("tooShort")}</p>;
  if (found.transactions.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <section className="grid gap-1 border-b border-line pb-5" aria-label={t("results")}>
      <p className="text-meta text-ink-3">
        {t("found", { count: found.transactions.length })} {found.more ? t("more") : ""}
      </p>
      <TransactionTable label={t("results")} transactions={found.transactions} />
    </section>
  );
}
