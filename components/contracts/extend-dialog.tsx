"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { dueDateOf, endOfDay } from "./editor/due-date";

export type ExtendDialogProps = {
  contractId: string;
  dueAt: Date;
  extend: (input: { contractId: string; expiresAt: string | null }) => Promise<ActionResult<unknown>>;
};

/** Gives more time: a later day, or no end at all. */
export function ExtendDialog({ contractId, dueAt, extend }: ExtendDialogProps) {
  const t = useTranslations("contracts.extend");
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [date, setDate] = useState("");
  const [endless, setEndless] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const first = dueDateOf(new Date(dueAt.getTime() + 86_400_000).toISOString());

  async function send(event: FormEvent) {
    event.preventDefault();
    const expiresAt = endless ? null : endOfDay(date);
    if (!endless && expiresAt === null) return setProblem(t("dateNeeded"));
    setBusy(true);
    setProblem(null);
    const result = await extend({ contractId, expiresAt }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return setProblem(result?.error.message ?? t("noConnection"));
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setDate(first);
        setEndless(false);
        setProblem(null);
      }}
      size="sm"
      title={t("title")}
      description={t("detail")}
      trigger={
        <Button size="sm" variant="quiet">
          {t("open")}
        </Button>
      }
      actions={
        <>
          <Button type="submit" form={formId} busy={busy}>
            {t("submit")}
          </Button>
          <DialogClose>
            <Button variant="secondary">{t("cancel")}</Button>
          </DialogClose>
        </>
      }
    >
      <form id={formId} onSubmit={send} noValidate className="grid gap-3">
        <Field label={t("date")} error={problem ?? undefined}>
          <Input
            type="date"
            value={date}
            min={first}
            disabled={endless}
            onChange={(event) => setDate(event.target.value)}
          />
        </Field>
        <Checkbox label={t("endless")} checked={endless} onChange={(event) => setEndless(event.target.checked)} />
      </form>
    </Dialog>
  );
}
