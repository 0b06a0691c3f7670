"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { draftLimits, emailSchema } from "@/lib/domain/contracts/drafting/draft.schema";
import type { OverviewParticipant } from "@/lib/domain/contracts/overview/get-overview";
import type { ActionResult } from "@/lib/platform/web/action-result";

export type Correct = (input: {
  contractId: string;
  participantId: string;
  name: string;
  email: string;
  organizationName: string | null;
}) => Promise<ActionResult<void>>;

/** Corrects the name or address of somebody who has not signed, and sends a new link. */
export function CorrectDialog({
  contractId,
  participant,
  correct,
}: {
  contractId: string;
  participant: OverviewParticipant;
  correct: Correct;
}) {
  const t = useTranslations("contracts.correct");
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState(participant.name);
  const [email, setEmail] = useState(participant.email ?? "");
  const [organizationName, setOrganizationName] = useState(participant.organizationName);
  const [problem, setProblem] = useState<{ field: string | undefined; message: string } | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setProblem({ field: "name", message: t("nameNeeded") });
    if (!emailSchema.safeParse(email).success) return setProblem({ field: "email", message: t("emailNeeded") });
    if (organizationName?.trim() === "")
      return setProblem({ field: "organizationName", message: t("organizationNeeded") });
    setBusy(true);
    setProblem(null);
    const input = {
      contractId,
      participantId: participant.id,
      name: name.trim(),
      email: email.trim().toLowerCase(),
      organizationName: organizationName?.trim() ?? null,
    };
    const result = await correct(input).catch(() => null);
    setBusy(false);
    if (result?.ok) return setOpen(false);
    setProblem({ field: result?.error.field, message: result?.error.message ?? t("noConnection") });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setName(participant.name);
        setEmail(participant.email ?? "");
        setOrganizationName(participant.organizationName);
        setProblem(null);
      }}
      size="sm"
      title={t("title")}
      description={t("detail")}
      trigger={
        <Button size="sm" variant="quiet">
          {t("open")}
          <span className="sr-only">{t("about", { name: participant.name })}</span>
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
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        {organizationName !== null ? (
          <Field
            label={t("organization")}
            hint={t("organizationHint")}
            error={problem?.field === "organizationName" ? problem.message : undefined}
          >
            <Input
              value={organizationName}
              maxLength={draftLimits.organization}
              onChange={(event) => setOrganizationName(event.target.value)}
            />
          </Field>
        ) : null}
        <Field
          label={t("name")}
          hint={t("nameHint")}
          error={problem && !["email", "organizationName"].includes(problem.field ?? "") ? problem.message : undefined}
        >
          <Input value={name} maxLength={draftLimits.name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t("email")} error={problem?.field === "email" ? problem.message : undefined}>
          <Input type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
