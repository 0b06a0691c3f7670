"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { ReasonDialog } from "./reason-dialog";

export type ReviewDecisionProps = {
  reviewId: string;
  /** Every paper was looked at by the reader. */
  looked: boolean;
  /** What keeps the reader from deciding at all. */
  hindrance: "review_decided" | "review_own" | "review_yours_already" | null;
  approvals: number;
  approvalsNeeded: number;
  decide: (input: {
    reviewId: string;
    verdict: "approve" | "refuse";
    reason: string;
  }) => Promise<ActionResult<{ state: string }>>;
};

/** Approve or refuse; says what the next approval does, and what still stands in the way. */
export function ReviewDecision(props: ReviewDecisionProps) {
  const { reviewId, looked, hindrance, approvals, approvalsNeeded, decide } = props;
  const t = useTranslations("office.review.decide");
  const router = useRouter();
  const toast = useToast();
  if (hindrance === "review_decided") return null;
  if (hindrance) return <Notice tone="info">{t(`hindrance.${hindrance}`)}</Notice>;

  const send = (verdict: "approve" | "refuse") => async (reason: string) => {
    const answer = await decide({ reviewId, verdict, reason });
    if (answer.ok) {
      toast({ tone: "success", title: t(answer.data.state === "waiting" ? "approvedOnce" : `ended.${verdict}`) });
      router.refresh();
    }
    return answer;
  };
  const last = approvals + 1 >= approvalsNeeded;
  return (
    <div className="grid gap-3">
      {looked ? null : (
        <p id="look-first" className="text-meta text-amber">
          {t("lookFirst")}
        </p>
      )}
      <div className="flex flex-wrap gap-2 phone:[&>*]:flex-1">
        {looked ? (
          <ReasonDialog
            trigger={<Button>{t("approve")}</Button>}
            title={t("approveTitle")}
            description={t(last ? "approveLast" : "approveFirst")}
            confirm={t("approve")}
            label={t("note")}
            optional
            run={send("approve")}
          />
        ) : (
          <Button disabled aria-describedby="look-first">
            {t("approve")}
          </Button>
        )}
        <ReasonDialog
          trigger={<Button variant="danger">{t("refuse")}</Button>}
          title={t("refuseTitle")}
          description={t("refuseDetail")}
          confirm={t("refuse")}
          variant="danger"
          hint={t("refuseHint")}
          run={send("refuse")}
        />
      </div>
    </div>
  );
}
