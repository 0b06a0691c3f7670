"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { ReasonDialog } from "./reason-dialog";

type Verdict = "approve" | "refuse";

export type SealReviewDecisionProps = {
  reviewId: string;
  /** What keeps the reader from deciding; not having looked keeps her from approving alone. */
  hindrance: "review_decided" | "review_own" | "review_not_looked" | null;
  decide: (input: { reviewId: string; verdict: Verdict; reason: string }) => Promise<ActionResult<unknown>>;
};

/** Approve or refuse an uploaded seal. */
export function SealReviewDecision({ reviewId, hindrance, decide }: SealReviewDecisionProps) {
  const t = useTranslations("office.sealReview.decide");
  const router = useRouter();
  const toast = useToast();
  if (hindrance === "review_decided") return null;
  if (hindrance === "review_own") return <Notice tone="info">{t("own")}</Notice>;

  const send = (verdict: Verdict) => async (reason: string) => {
    const answer = await decide({ reviewId, verdict, reason });
    if (answer.ok) {
      toast({ tone: "success", title: t(`ended.${verdict}`) });
      router.refresh();
    }
    return answer;
  };
  return (
    <div className="grid gap-3">
      {hindrance ? (
        <p id="look-first" className="text-meta text-amber">
          {t("lookFirst")}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2 phone:[&>*]:flex-1">
        {hindrance ? (
          <Button disabled aria-describedby="look-first">
            {t("approve")}
          </Button>
        ) : (
          <ReasonDialog
            trigger={<Button>{t("approve")}</Button>}
            title={t("approveTitle")}
            description={t("approveDetail")}
            confirm={t("approve")}
            label={t("note")}
            optional
            run={send("approve")}
          />
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
