"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { remindDays } from "@/lib/domain/contracts/term/term-days";
import type { ActionResult } from "@/lib/platform/web/action-result";

export type TermDialogProps = {
  contractId: string;
  term: { endsOn: string; days: number } | null;
  setTerm: (input: { contractId: string; endsOn: string | null; days?: number }) => Promise<ActionResult<void>>;
};

const choices = [7, 14, 30, 60, 90, 180] as const;

/** Until when a contract runs, and how long before its parties are reminded. */
export function TermDialog({ contractId, term, setTerm }: TermDialogProps) {
  const t = useTranslations("contracts.term");
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [endsOn, setEndsOn] = useState("");
  const [days, setDays] = useState<number>(remindDays.usual);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const result = await setTerm({ contractId, endsOn: endsOn || null, ...(endsOn && { days }) }).catch(() => null);
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
        setEndsOn(term?.endsOn ?? "");
        setDays(term?.days ?? remindDays.usual);
        setProblem(null);
      }}
      size="sm"
      title={t("title")}
      description={t("detail")}
      trigger={
        <Button size="sm" variant="quiet">
          {t(term ? "change" : "open")}
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
        <Field label={t("endsOn")} hint={t("endsOnHint")} error={problem ?? undefined}>
          <Input type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
        </Field>
        <Field label={t("days")}>
          <Select value={String(days)} disabled={!endsOn} onChange={(event) => setDays(Number(event.target.value))}>
            {[...new Set([...choices, days])]
              .sort((a, b) => a - b)
              .map((one) => (
                <option key={one} value={one}>
                  {t("daysBefore", { days: one })}
                </option>
              ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  );
}
