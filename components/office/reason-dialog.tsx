"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import { Button, type ButtonVariant } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Textarea } from "../ui/textarea";

export type ReasonDialogProps<T> = {
  trigger: ReactNode;
  title: ReactNode;
  /** What will happen, and who will see the reason. */
  description: ReactNode;
  confirm: ReactNode;
  variant?: ButtonVariant;
  label?: ReactNode;
  hint?: ReactNode;
  /** Stands above the reason: what else has to be said. */
  above?: ReactNode;
  /** The deed needs no reason. */
  optional?: boolean;
  run: (reason: string) => Promise<ActionResult<T>>;
  /** What came of it, shown in place of the form until the dialog is closed. Without it, the dialog closes. */
  result?: (data: T) => ReactNode;
};

/** Asks why before something that stands in the record. What it shows afterwards is gone when it is closed. */
export function ReasonDialog<T>(props: ReasonDialogProps<T>) {
  const { trigger, title, description, confirm, variant = "primary", optional = false, run, result } = props;
  const [t, common] = [useTranslations("office.reason"), useTranslations("common")];
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<ActionError>();
  const [done, setDone] = useState<{ data: T } | null>(null);
  const [busy, start] = useTransition();

  function change(next: boolean) {
    setOpen(next);
    setError(undefined);
    setDone(null);
    setReason("");
  }

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    start(async () => {
      const answer = await run(reason).catch(() => null);
      if (!answer) return setError({ code: "connection", message: t("noConnection") });
      if (!answer.ok) return setError(answer.error);
      if (result) setDone({ data: answer.data });
      else change(false);
    });
  };

  const ownError = error && (error.field === "reason" || error.code.startsWith("reason_")) ? error.message : undefined;
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={trigger}
      title={title}
      description={done ? undefined : description}
      size="sm"
      actions={
        done ? (
          <Button variant="secondary" onClick={() => change(false)}>
            {common("close")}
          </Button>
        ) : (
          <>
            <Button type="submit" form={formId} variant={variant} busy={busy}>
              {confirm}
            </Button>
            <Button variant="secondary" onClick={() => change(false)}>
              {common("cancel")}
            </Button>
          </>
        )
      }
    >
      {done && result ? (
        <div role="status">{result(done.data)}</div>
      ) : (
        <form id={formId} onSubmit={send} noValidate className="grid gap-4">
          {error && !ownError ? (
            <Notice tone="error" announce>
              {error.message}
            </Notice>
          ) : null}
          {props.above}
          <Field
            label={props.label ?? t("label")}
            hint={props.hint ?? t("hint")}
            error={ownError}
            required={!optional}
            optional={optional}
          >
            <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
