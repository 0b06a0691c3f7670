"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { useToast } from "../ui/toast";
import { ActButton } from "./act-button";
import { ReasonDialog } from "./reason-dialog";

const failures = ["account_unknown", "name_differs", "returned", "refused"] as const;
type Failure = (typeof failures)[number];

/** The bank has taken a file of orders. */
export function OrderSent({
  orderId,
  sent,
}: {
  orderId: string;
  sent: (input: { orderId: string }) => Promise<ActionResult<number>>;
}) {
  const t = useTranslations("office.payouts");
  return (
    <ActButton
      label={t("sent")}
      title={t("sentTitle")}
      description={t("sentDetail")}
      variant="secondary"
      size="sm"
      done={(count) => t("sentDone", { count })}
      run={() => sent({ orderId })}
    />
  );
}

/** A payment did not arrive, or came back. The organization is told, and gives another account. */
export function PayoutFailed({
  payoutId,
  payee,
  failed,
}: {
  payoutId: string;
  payee: string;
  failed: (input: { payoutId: string; failure: Failure; reason: string }) => Promise<ActionResult<unknown>>;
}) {
  const [t, words] = [useTranslations("office.payouts"), useTranslations("office.payments.failures")];
  const [router, toast] = [useRouter(), useToast()];
  const [failure, setFailure] = useState<Failure>("account_unknown");
  return (
    <ReasonDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={t("failedOf", { payee })}>
          {t("failed")}
        </Button>
      }
      title={t("failedTitle", { payee })}
      description={t("failedDetail")}
      confirm={t("failedConfirm")}
      variant="danger"
      above={
        <Field label={t("failure")}>
          <Select value={failure} onChange={(event) => setFailure(event.target.value as Failure)}>
            {failures.map((one) => (
              <option key={one} value={one}>
                {words(one)}
              </option>
            ))}
          </Select>
        </Field>
      }
      run={async (reason) => {
        const answer = await failed({ payoutId, failure, reason });
        if (answer.ok) {
          toast({ tone: "success", title: t("failedDone") });
          router.refresh();
        }
        return answer;
      }}
    />
  );
}
