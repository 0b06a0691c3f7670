"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";

/** Records that the bank has sent money back; the bank's reference is the evidence. */
export function RecordRefund({
  refundId,
  payer,
  record,
}: {
  refundId: string;
  payer: string;
  record: (input: { refundId: string; bankReference: string }) => Promise<ActionResult<unknown>>;
}) {
  const [t, common, broken] = [
    useTranslations("office.refund"),
    useTranslations("common"),
    useTranslations("office.reason")("noConnection"),
  ];
  const [router, toast, formId] = [useRouter(), useToast(), useId()];
  const [open, setOpen] = useState(false);
  const [reference, setReference] = useState("");
  const [error, setError] = useState<ActionError>();
  const [busy, start] = useTransition();
  const change = (next: boolean) => {
    setOpen(next);
    setError(undefined);
    setReference("");
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    start(async () => {
      const answer = await record({ refundId, bankReference: reference }).catch(() => null);
      if (!answer) return setError({ code: "connection", message: broken });
      if (!answer.ok) return setError(answer.error);
      change(false);
      toast({ tone: "success", title: t("done") });
      router.refresh();
    });
  };
  const own = error?.field === "bankReference" ? error.message : undefined;
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" variant="secondary" className="phone:w-full">
          {t("label")}
        </Button>
      }
      title={t("title", { payer })}
      description={t("detail")}
      size="sm"
      actions={
        <>
          <Button type="submit" form={formId} busy={busy}>
            {t("confirm")}
          </Button>
          <Button variant="secondary" onClick={() => change(false)}>
            {common("cancel")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={send} noValidate className="grid gap-4">
        {error && !own ? (
          <Notice tone="error" announce>
            {error.message}
          </Notice>
        ) : null}
        <Field label={t("reference")} hint={t("referenceHint")} required error={own}>
          <Input
            value={reference}
            maxLength={140}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setReference(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
