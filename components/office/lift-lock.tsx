"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { ReasonDialog } from "./reason-dialog";

/** Says until when a person is locked, and gives her tries back for a reason. */
export function LiftLock({
  personId,
  until,
  lift,
}: {
  personId: string;
  /** In the reader's words. */
  until: string;
  lift: (input: { personId: string; reason: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("office.person.lock");
  const [router, toast] = [useRouter(), useToast()];
  return (
    <Notice
      tone="warning"
      title={t("title", { until })}
      actions={
        <ReasonDialog
          trigger={
            <Button variant="secondary" size="sm">
              {t("lift")}
            </Button>
          }
          title={t("liftTitle")}
          description={t("liftDetail")}
          confirm={t("lift")}
          run={async (reason) => {
            const answer = await lift({ personId, reason });
            if (answer.ok) {
              toast({ tone: "success", title: t("lifted") });
              router.refresh();
            }
            return answer;
          }}
        />
      }
    >
      {t("detail")}
    </Notice>
  );
}
