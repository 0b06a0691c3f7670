"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Textarea } from "../ui/textarea";
import { useToast } from "../ui/toast";

export type Decide = (input: {
  approvalId: string;
  approve: boolean;
  reason: string;
}) => Promise<ActionResult<unknown>>;

export type DecideBarProps = {
  approvalId: string;
  /** Who asked. */
  name: string;
  seal: string;
  decide: Decide;
};

/** Approve, and once more to be sure; or refuse, and say why. */
export function DecideBar({ approvalId, name, seal, decide }: DecideBarProps) {
  const t = useTranslations("sealUse.approval");
  const router = useRouter();
  const toast = useToast();
  const formId = useId();
  const [open, setOpen] = useState<"approve" | "refuse" | null>(null);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<ActionError>();
  const [busy, start] = useTransition();

  const turn = (which: "approve" | "refuse") => (next: boolean) => {
    setError(undefined);
    setOpen(next ? which : null);
  };
  const send = (approve: boolean) =>
    start(async () => {
      const answer = await decide({ approvalId, approve, reason: approve ? "" : reason }).catch(() => null);
      if (!answer) return setError({ code: "connection", message: t("noConnection") });
      if (!answer.ok) return setError(answer.error);
      setOpen(null);
      toast({ tone: "success", title: t(approve ? "done.approved" : "done.refused", { name }) });
      focusContent();
      router.refresh();
    });
  const wrong = error?.field === "reason" ? error.message : undefined;
  const problem =
    error && !wrong ? (
      <Notice tone="error" announce>
        {error.message}
      </Notice>
    ) : null;
  const back = (
    <DialogClose>
      <Button variant="secondary" size="lg">
        {t("cancel")}
      </Button>
    </DialogClose>
  );
  return (
    <div className="flex gap-2.5 [&>*]:flex-1">
      <Dialog
        open={open === "refuse"}
        onOpenChange={turn("refuse")}
        trigger={
          <Button variant="secondary" size="lg">
            {t("refuse")}
          </Button>
        }
        title={t("refuse")}
        description={t("refuseLead", { name })}
        size="sm"
        actions={
          <>
            <Button type="submit" form={formId} size="lg" variant="danger" busy={busy}>
              {t("confirmRefusal")}
            </Button>
            {back}
          </>
        }
      >
        <form
          id={formId}
          noValidate
          className="grid gap-4"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            send(false);
          }}
        >
          {problem}
          <Field label={t("reason")} hint={t("reasonHint")} error={wrong} required>
            <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </form>
      </Dialog>
      <Dialog
        open={open === "approve"}
        onOpenChange={turn("approve")}
        trigger={<Button size="lg">{t("approve")}</Button>}
        title={t("heading")}
        description={t("confirmLead", { name, seal })}
        size="sm"
        actions={
          <>
            <Button size="lg" busy={busy} onClick={() => send(true)}>
              {t("confirm")}
            </Button>
            {back}
          </>
        }
      >
        {problem}
      </Dialog>
    </div>
  );
}
