"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "../ui/alert-dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Textarea } from "../ui/textarea";
import type { RoomActions } from "./room-actions";

/** Declining ends the contract for everybody, so it is asked twice and may carry a reason. */
export function DeclineDialog({
  open,
  onOpenChange,
  contractId,
  decline,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  contractId: string;
  decline: RoomActions["decline"];
}) {
  const t = useTranslations("room.decline");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function confirm() {
    setBusy(true);
    const result = await decline({ contractId, reason });
    setBusy(false);
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    onOpenChange(false);
    router.refresh();
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("lead")}
      confirm={t("confirm")}
      cancel={t("keep")}
      variant="danger"
      busy={busy}
      onConfirm={confirm}
    >
      <div className="grid gap-3">
        {error ? (
          <Notice tone="error" announce>
            {error}
          </Notice>
        ) : null}
        <Field label={t("reason")}>
          <Textarea value={reason} maxLength={500} rows={3} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </AlertDialog>
  );
}
