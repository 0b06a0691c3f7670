"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useDeed } from "./use-deed";

type Deed = (input: { organizationId: string }) => Promise<ActionResult<unknown>>;

/** The ways out of a step: another way to prove the same, and giving the whole up. */
export function FlowExits({
  organizationId,
  cancel,
  giveUp,
}: {
  organizationId: string;
  /** Present while something waits that can be taken back. */
  cancel?: Deed;
  giveUp: Deed;
}) {
  const t = useTranslations("organizations.flow");
  const router = useRouter();
  const cancelling = useDeed();
  const ending = useDeed();
  const [asking, ask] = useState(false);
  const problem = cancelling.general() ?? ending.general();
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {cancel ? (
          <Button
            variant="secondary"
            size="sm"
            busy={cancelling.pending}
            onClick={() =>
              cancelling.run(
                () => cancel({ organizationId }),
                () => {
                  focusContent();
                  router.refresh();
                },
              )
            }
          >
            {t("cancel")}
          </Button>
        ) : null}
        <AlertDialog
          open={asking}
          onOpenChange={ask}
          trigger={
            <Button variant="quiet" size="sm">
              {t("giveUp")}
            </Button>
          }
          title={t("giveUpTitle")}
          description={t("giveUpDetail")}
          confirm={t("giveUpConfirm")}
          cancel={t("giveUpCancel")}
          busy={ending.pending}
          onConfirm={() =>
            ending.run(
              () => giveUp({ organizationId }),
              () => {
                ask(false);
                router.refresh();
              },
            )
          }
        />
      </div>
    </div>
  );
}
