"use client";

import { useTranslations } from "next-intl";
import type { TransactionPage } from "@/lib/domain/administration/get-transaction";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { ActButton } from "./act-button";
import { ReasonButton } from "./reason-button";

type Decide = (input: { transactionId: string; reason: string }) => Promise<ActionResult<unknown>>;

/** What one administrator may decide about a payment alone: none of it proves anything. */
export function PaymentDeeds({
  transactionId,
  deeds,
  sendBack,
  putAway,
  takeUp,
}: {
  transactionId: string;
  deeds: TransactionPage["deeds"];
  sendBack: Decide;
  putAway: Decide;
  takeUp: Decide;
}) {
  const t = useTranslations("office.payment.deeds");
  const deed = (name: "sendBack" | "putAway" | "takeUp", decide: Decide) => (
    <ReasonButton
      label={t(`${name}.label`)}
      title={t(`${name}.title`)}
      description={t(`${name}.detail`)}
      done={t(`${name}.done`)}
      run={(reason) => decide({ transactionId, reason })}
    />
  );
  return (
    <>
      {deeds.payBack ? deed("sendBack", sendBack) : null}
      {deeds.setAside ? deed("putAway", putAway) : null}
      {deeds.takeUp ? deed("takeUp", takeUp) : null}
    </>
  );
}

/** Proposes one challenge for a payment. */
export function ProposeMatch({
  transactionId,
  challengeId,
  organization,
  propose,
}: {
  transactionId: string;
  challengeId: string;
  organization: string;
  propose: (input: { transactionId: string; challengeId: string; reason: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("office.payment.deeds");
  return (
    <ReasonButton
      label={t("propose.label")}
      title={t("propose.title", { organization })}
      description={t("propose.detail")}
      done={t("propose.done")}
      size="sm"
      run={(reason) => propose({ transactionId, challengeId, reason })}
    />
  );
}

/** Decides about a proposal: its proposer may take it back, another administrator confirms or says no. */
export function DecideProposal({
  proposalId,
  organization,
  mine,
  nameNeeded,
  confirm,
  reject,
  withdraw,
}: {
  proposalId: string;
  organization: string;
  mine: boolean;
  /** The reader's own name has to be proven first. */
  nameNeeded: boolean;
  confirm: (input: { proposalId: string }) => Promise<ActionResult<unknown>>;
  reject: (input: { proposalId: string; reason: string }) => Promise<ActionResult<unknown>>;
  withdraw: (input: { proposalId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("office.payment.deeds");
  if (mine)
    return (
      <div className="grid gap-2.5">
        <p className="text-meta text-amber">{t("waitsForAnother")}</p>
        <div className="flex">
          <ActButton
            label={t("withdraw.label")}
            title={t("withdraw.title")}
            description={t("withdraw.detail")}
            variant="secondary"
            size="sm"
            done={() => t("withdraw.done")}
            run={() => withdraw({ proposalId })}
          />
        </div>
      </div>
    );
  if (nameNeeded) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <ActButton
        label={t("confirm.label")}
        title={t("confirm.title", { organization })}
        description={t("confirm.detail")}
        done={() => t("confirm.done")}
        run={() => confirm({ proposalId })}
      />
      <ReasonButton
        label={t("reject.label")}
        title={t("reject.title")}
        description={t("reject.detail")}
        variant="danger"
        done={t("reject.done")}
        run={(reason) => reject({ proposalId, reason })}
      />
    </div>
  );
}
