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
  const t = useTranslations("organizations.paymentIn");
  const format = useFormatter();
  const router = useRouter();
  const deed = useDeed();
  const { accountName, accountNumber, bank, amount, plainAmount, code, until, declaredAt } = payment;
  const time = (date: Date) =>
    format.dateTime(date, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
  const copy = (value: string, name: string) => <CopyButton value={value} name={name} />;
  const strong = (text: string) => <span className="num text-[17px] font-[620]">{text}</span>;
  return (
    <div className="grid gap-5">
      <Facts
        facts={[
          { id: "name", name: t("accountName"), value: accountName, aside: copy(accountName, t("accountName")) },
          {
            id: "number",
            name: t("accountNumber"),
            value: <span className="num">{accountNumber.replace(/(.{4})(?=.)/g, "$1 ")}</span>,
            aside: copy(accountNumber, t("accountNumber")),
          },
          { id: "bank", name: t("bank"), value: bank, aside: copy(bank, t("bank")) },
          { id: "amount", name: t("amount"), value: strong(amount), aside: copy(plainAmount, t("amount")) },
          {
            id: "note",
            name: t("note"),
            value: <span className="num text-[17px] font-[620] tracking-[0.04em]">{code}</span>,
            aside: copy(code, t("note")),
          },
        ]}
      />
      {deed.general() ? (
        <Notice tone="error" announce>
          {deed.general()}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
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
        <p className="text-meta text-ink-2">{t("holds", { until: time(until) })}</p>
      </div>
    </div>
  );
}
