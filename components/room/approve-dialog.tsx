"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { AlertDialog } from "../ui/alert-dialog";
import { Notice } from "../ui/notice";

export type ApproveDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  participantId: string;
  approve: (input: { participantId: string }) => Promise<ActionResult<unknown>>;
};

/** Asks once more before an approval lets a contract go on. */
export function ApproveDialog({ open, onOpenChange, participantId, approve }: ApproveDialogProps) {
  const t = useTranslations("room.approve");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function confirm() {
    setBusy(true);
    const result = await approve({ participantId }).catch(() => null);
    setBusy(false);
    if (!result?.ok) {
      setProblem(result?.error.message ?? t("noConnection"));
      return;
    }
    onOpenChange(false);
    router.refresh();
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("confirmTitle")}
      description={t("confirmLead")}
      confirm={t("confirm")}
      cancel={t("keep")}
      busy={busy}
      onConfirm={confirm}
    >
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
    </AlertDialog>
  );
}
