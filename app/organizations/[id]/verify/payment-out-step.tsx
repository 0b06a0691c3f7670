import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LookAgain } from "@/components/organizations/look-again";
import { PaymentAmountForm } from "@/components/organizations/payment-amount-form";
import { PaymentSteps } from "@/components/organizations/payment-steps";
import { SandboxBankNote } from "@/components/organizations/sandbox-bank-note";
import { Waiting } from "@/components/organizations/waiting";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { getPayment } from "@/lib/domain/bank-payments/get-payment";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import type { Actor } from "@/lib/platform/actor";
import { submitAmount } from "../../payment-actions";
import { StepFrame } from "./step-frame";

/** We pay the organization: first that we do, then how much arrived. */
export async function PaymentOutStep({
  actor,
  standing,
  exits,
}: {
  actor: Actor;
  standing: FlowStanding;
  exits: ReactNode;
}) {
  const [t, format] = [await getTranslations("payments.out"), await getFormatter()];
  const { id, name } = standing.organization;
  const payment = await getPayment(actor, id);
  const payout = payment?.payout;
  if (!payment || !payout || payment.state === "verified") {
    return (
      <StepFrame standing={standing} title={t("verified.title")} help={[]}>
        <Waiting title={t("verified.title")} busy>
          <p>{t("verified.detail")}</p>
        </Waiting>
      </StepFrame>
    );
  }
  const { bank, branch, cnaps, accountMasked, payer, answersLeft, answerable } = payout;
  const { code, currency, until, timeline } = payment;
  const money = (cents: number) =>
    format.number(cents / 100, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const help = (["why", "arrive", "other"] as const).map((one) => ({
    title: t(`help.${one}Title`),
    detail: t(`help.${one}`),
  }));
  const facts = [
    { id: "holder", name: t("facts.holder"), value: payment.organizationName },
    {
      id: "branch",
      name: t("facts.branch"),
      value: (
        <span className="grid">
          <span>{branch || bank}</span>
          <span className="num text-meta font-normal text-ink-2">{t("branchCode", { code: cnaps })}</span>
        </span>
      ),
    },
    { id: "account", name: t("facts.account"), value: <span className="num">{accountMasked}</span> },
    { id: "payer", name: t("facts.payer"), value: payer },
    { id: "note", name: t("facts.note"), value: <span className="num">{code}</span> },
  ];
  return (
    <StepFrame
      standing={standing}
      title={answerable ? t("title") : t("payingTitle", { name })}
      lead={answerable ? t("lead", { least: money(1), most: money(99) }) : t("payingLead")}
      help={help}
    >
      {timeline.some(({ late }) => late) ? (
        <Notice tone="warning" title={t("late.title")}>
          {t("late.detail", { code })}
        </Notice>
      ) : null}
      {answerable ? (
        <PaymentAmountForm organizationId={id} left={answersLeft} until={until} submit={submitAmount} />
      ) : null}
      <Facts facts={facts} />
      <LookAgain />
      <PaymentSteps moments={timeline} />
      {payment.sandbox ? <SandboxBankNote area="out" organizationId={id} /> : null}
      {exits}
    </StepFrame>
  );
}
