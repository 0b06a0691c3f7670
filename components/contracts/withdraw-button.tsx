"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ActionResult } from "@/lib/platform/web/action-result";

export type WithdrawButtonProps = {
  contractId: string;
  /** How many have signed already. */
  signed: number;
  withdraw: (input: { contractId: string; reason?: string }) => Promise<ActionResult<void>>;
};

/** Takes a contract back, after asking; those who were invited are told, with the reason if one is given. */
export function WithdrawButton({ contractId, signed, withdraw }: WithdrawButtonProps) {
  const t = useTranslations("contracts.withdraw");
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState("");
  const [failed, setFailed] = useState<string | null>(null);

  async function confirm() {
    setBusy(true);
    setFailed(null);
    const result = await withdraw({ contractId, ...(reason.trim() && { reason: reason.trim() }) }).catch(() => null);
    setBusy(false);
    if (result?.ok) return setOpen(false);
    setFailed(result?.error.message ?? t("noConnection"));
  }

  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("detail", { signed })}
        confirm={t("confirm")}
        cancel={t("cancel")}
        busy={busy}
        onConfirm={confirm}
      >
        <Field label={t("reason")} optional hint={t("reasonHint")} error={failed ?? undefined}>
          <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </AlertDialog>
    </>
  );
}
