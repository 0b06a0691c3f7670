"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { Notice } from "../ui/notice";
import { useDeed } from "./use-deed";

export type PaymentInFacts = {
  accountName: string;
  accountNumber: string;
  bank: string;
  /** As it is shown, "¥0.37". */
  amount: string;
  /** As it is copied, "0.37". */
  plainAmount: string;
  code: string;
  until: Date;
  declaredAt: Date | null;
};

/** Where, how much and with which note an organization pays us, each to be copied; and that it has. */
export function PaymentIn({
  organizationId,
  payment,
  declare,
}: {
  organizationId: string;
  payment: PaymentInFacts;
  declare: (input: { organizationId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("payments.in");
  const format = useFormatter();
  const router = useRouter();
  const deed = useDeed();
  const { accountName, accountNumber, bank, amount, plainAmount, code, until, declaredAt } = payment;
  const time = (date: Date) =>
    format.dateTime(date, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
  const copy = (value: string, name: string) => <CopyButton value={value} name={name} />;
  return (
    <div className="grid gap-5">
      <Facts
        facts={[
          { id: "name", name: t("facts.name"), value: accountName, aside: copy(accountName, t("facts.name")) },
          {
            id: "number",
            name: t("facts.number"),
            value: <span className="num">{accountNumber.replace(/(.{4})(?=.)/g, "$1 ")}</span>,
            aside: copy(accountNumber, t("facts.number")),
          },
          { id: "bank", name: t("facts.bank"), value: bank, aside: copy(bank, t("facts.bank")) },
          {
            id: "amount",
            name: t("facts.amount"),
            value: <span className="num text-[17px] font-[620]">{amount}</span>,
            aside: copy(plainAmount, t("facts.amount")),
          },
          {
            id: "note",
            name: t("facts.note"),
            value: (
              <span className="grid">
                <span className="num text-[17px] font-[620] tracking-[0.04em]">{code}</span>
                <span className="text-meta font-normal text-ink-2">{t("noteHint")}</span>
              </span>
            ),
            aside: copy(code, t("facts.note")),
          },
        ]}
      />
      {deed.general() ? (
        <Notice tone="error" announce>
          {deed.general()}
        </Notice>
      ) : null}
      <div className={declaredAt ? "grid gap-1" : "flex flex-wrap items-center gap-x-4 gap-y-3"}>
        {declaredAt ? (
          <p role="status" className="font-[560]">
            {t("declared", { when: time(declaredAt) })}
          </p>
        ) : (
          <Button
            size="lg"
            className="phone:w-full"
            busy={deed.pending}
            onClick={() =>
              deed.run(
                () => declare({ organizationId }),
                () => router.refresh(),
              )
            }
          >
            {t("sent")}
          </Button>
        )}
        <p className="min-w-0 flex-1 basis-60 text-meta text-ink-2">{t("holds", { until: time(until) })}</p>
      </div>
    </div>
  );
}
