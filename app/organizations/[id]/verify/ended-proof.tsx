import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { LastProof } from "@/components/organizations/last-proof";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { getPayment } from "@/lib/domain/bank-payments/get-payment";
import { nextPayoutAt } from "@/lib/domain/bank-payments/next-payout";
import type { FlowStanding, LastStep } from "@/lib/domain/organizations/flow-standing";
import type { Actor } from "@/lib/platform/actor";

/** How the last proof ended where it proved nothing; of a payment of ours, why, and when another is possible. */
export async function EndedProof({
  actor,
  standing,
  last,
  correct,
}: {
  actor: Actor;
  standing: FlowStanding;
  last: LastStep;
  /** Leads to the form of the account; false where it is shown already. */
  correct: boolean;
}) {
  const { id, name } = standing.organization;
  const payment = last.method === "payment_out" ? await getPayment(actor, id) : null;
  const state = payment?.state;
  if (state !== "locked" && state !== "failed") return <LastProof last={last} />;
  const [t, format] = [await getTranslations("payments.out.ended"), await getFormatter()];
  const next = await nextPayoutAt(actor, id);
  const failure = payment?.payout?.failure;
  const reason = `reasons.${failure}` as "reasons.returned";
  return (
    <Notice
      tone="warning"
      title={t(`${state}.title`)}
      actions={
        correct && state === "failed" && !next ? (
          <Button asChild variant="secondary" size="sm">
            <Link href={`/organizations/${id}/verify?way=payment_out`}>{t("failed.correct")}</Link>
          </Button>
        ) : null
      }
    >
      {state === "failed" && t.has(reason) ? <p>{t(reason, { name })}</p> : null}
      <p>{t(`${state}.detail`)}</p>
      {next ? (
        <p className="mt-1">
          {t("again", { time: format.dateTime(next, { dateStyle: "medium", timeStyle: "short" }) })}
        </p>
      ) : null}
    </Notice>
  );
}
