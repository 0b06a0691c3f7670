import { useFormatter, useTranslations } from "next-intl";
import type { TypedPayment } from "@/lib/domain/administration/typed-payment";
import { Facts } from "../ui/facts";
import { Money } from "./money";

/** What was typed of a payment, to be compared with the bank's paper or screen, line by line. */
export function TypedPaymentFacts({ payment, reason }: { payment: TypedPayment; reason: string | null }) {
  const [t, payments, entry, format] = [
    useTranslations("office.payment"),
    useTranslations("office.payments"),
    useTranslations("office.entry"),
    useFormatter(),
  ];
  const none = <span className="font-normal text-ink-3">{t("none")}</span>;
  const { amountCents, currency, booked } = payment;
  return (
    <Facts
      className="max-w-2xl"
      facts={[
        { id: "payer", name: payments("payer"), value: payment.payerName },
        {
          id: "account",
          name: t("payerAccount"),
          value: <span className="num">{payment.payerAccountMasked ?? "–"}</span>,
        },
        { id: "bank", name: t("payerBank"), value: payment.payerBank ?? none },
        { id: "amount", name: payments("amount"), value: <Money amount={{ cents: amountCents, currency }} /> },
        {
          id: "booked",
          name: payments("booked"),
          value: format.dateTime(new Date(booked), { dateStyle: "medium", timeZone: "UTC" }),
        },
        {
          id: "reference",
          name: t("reference"),
          value: <span className="font-mono text-[13px] wrap-anywhere">{payment.reference}</span>,
        },
        { id: "note", name: t("note"), value: payment.note || none },
        { id: "reason", name: entry("reason"), value: reason ?? none },
      ]}
    />
  );
}
