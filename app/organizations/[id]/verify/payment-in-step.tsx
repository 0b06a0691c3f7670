import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeedButton } from "@/components/organizations/deed-button";
import { LookAgain } from "@/components/organizations/look-again";
import { PaymentIn } from "@/components/organizations/payment-in";
import { PaymentMisses } from "@/components/organizations/payment-misses";
import { PaymentSteps } from "@/components/organizations/payment-steps";
import { SandboxBankNote } from "@/components/organizations/sandbox-bank-note";
import { Waiting } from "@/components/organizations/waiting";
import { Notice } from "@/components/ui/notice";
import { stepEndsAt } from "@/lib/domain/bank-payments/expire-challenge";
import { getPayment } from "@/lib/domain/bank-payments/get-payment";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import type { Actor } from "@/lib/platform/actor";
import { submitDeclared, submitPaymentAnew } from "../../payment-actions";
import { StepFrame } from "./step-frame";

/** The organization is to pay us: where, how much and with which note; what came; and what happens meanwhile. */
export async function PaymentInStep({
  actor,
  standing,
  exits,
}: {
  actor: Actor;
  standing: FlowStanding;
  exits: ReactNode;
}) {
  const [t, format] = [await getTranslations("payments.in"), await getFormatter()];
  const { id, name } = standing.organization;
  const payment = await getPayment(actor, id);
  if (!payment?.account || payment.amountCents === null || payment.state === "matched") {
    return (
      <StepFrame standing={standing} title={t("matched.title")} help={[]}>
        <Waiting title={t("matched.title")} busy>
          <p>{t("matched.detail")}</p>
        </Waiting>
      </StepFrame>
    );
  }
  const { amountCents, currency, code, account, until, declaredAt, nearMisses, timeline } = payment;
  const amount = format.number(amountCents / 100, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const time = (date: Date) => format.dateTime(date, { dateStyle: "long", timeStyle: "short" });
  const misses = <PaymentMisses misses={nearMisses} expected={amount} code={code} name={name} />;
  const help = (["arrive", "money", "other"] as const).map((one) => ({
    title: t(`help.${one}Title`),
    detail: t(`help.${one}`),
  }));
  if (payment.state !== "issued" || until <= new Date()) {
    return (
      <StepFrame
        standing={standing}
        title={t("expired.title")}
        lead={t("expired.lead", { until: time(until) })}
        help={help}
      >
        {misses}
        <Notice>{t("expired.wait", { grace: time(stepEndsAt({ direction: "in", expiresAt: until })) })}</Notice>
        <LookAgain />
        <div className="grid gap-2.5">
          <DeedButton organizationId={id} submit={submitPaymentAnew}>
            {t("expired.again")}
          </DeedButton>
          <p className="text-meta text-ink-2">{t("expired.againDetail")}</p>
        </div>
        {exits}
      </StepFrame>
    );
  }
  return (
    <StepFrame standing={standing} title={t("title", { amount })} lead={t("lead", { name })} help={help}>
      {misses}
      {nearMisses.length === 0 && timeline.some(({ late }) => late) ? (
        <Notice tone="warning" title={t("late.title")}>
          {t("late.detail", { amount, name })}
        </Notice>
      ) : null}
      <PaymentIn
        organizationId={id}
        payment={{
          accountName: account.name,
          accountNumber: account.number,
          bank: account.bank,
          amount,
          plainAmount: (amountCents / 100).toFixed(2),
          code,
          until,
          declaredAt,
        }}
        declare={submitDeclared}
      />
      <LookAgain />
      <PaymentSteps moments={timeline} />
      {payment.sandbox ? <SandboxBankNote area="in" organizationId={id} /> : null}
      {exits}
    </StepFrame>
  );
}
