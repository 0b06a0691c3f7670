"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { draftLimits, emailSchema } from "@/lib/domain/contracts/drafting/draft.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";

export type PersonDialogProps = {
  trigger: ReactNode;
  /** Open from the start: where its code came because it was asked for. */
  defaultOpen?: boolean;
  title: ReactNode;
  description: ReactNode;
  submit: string;
  save: (person: { name: string; email: string }) => Promise<ActionResult<unknown>>;
  /** After it is saved; the page is read anew unless something else is said. */
  onSaved?: () => void;
};

/** Asks for one more person by name and address: who gets a copy, or takes somebody's place. */
export function PersonDialog({
  trigger,
  defaultOpen = false,
  title,
  description,
  submit,
  save,
  onSaved,
}: PersonDialogProps) {
  const t = useTranslations("contracts.correct");
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(defaultOpen);
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState<{ field: string | undefined; message: string } | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setProblem({ field: "name", message: t("nameNeeded") });
    if (!emailSchema.safeParse(email).success) return setProblem({ field: "email", message: t("emailNeeded") });
    setBusy(true);
    setProblem(null);
    const result = await save({ name: name.trim(), email: email.trim().toLowerCase() }).catch(() => null);
    setBusy(false);
    if (!result?.ok)
      return setProblem({ field: result?.error.field, message: result?.error.message ?? t("noConnection") });
    setOpen(false);
    if (onSaved) onSaved();
    else router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setName("");
        setEmail("");
        setProblem(null);
      }}
      size="sm"
      title={title}
      description={description}
      trigger={trigger}
      actions={
        <>
          <Button type="submit" form={formId} busy={busy}>
            {submit}
          </Button>
          <DialogClose>
            <Button variant="secondary">{t("cancel")}</Button>
          </DialogClose>
        </>
      }
    >
      <form id={formId} onSubmit={send} noValidate className="grid gap-4">
        <Field label={t("name")} error={problem && problem.field !== "email" ? problem.message : undefined}>
          <Input
            value={name}
            maxLength={draftLimits.name}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t("email")} error={problem?.field === "email" ? problem.message : undefined}>
          <Input type="email" value={email} autoComplete="off" onChange={(event) => setEmail(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
