"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { RadioGroup } from "../ui/radio-group";
import { LinkOnce } from "./link-once";

const roles = ["reviewer", "finance", "chief"] as const;
type Made = { link: string; expiresAt: Date };

/** Makes a link by which somebody joins, in a role. */
export function InviteAdministrator({ invite }: { invite: (input: { role: string }) => Promise<ActionResult<Made>> }) {
  const [t, office, common] = [
    useTranslations("office.administrators"),
    useTranslations("office"),
    useTranslations("common"),
  ];
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<string>("reviewer");
  const [made, setMade] = useState<Made>();
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const change = (next: boolean) => {
    setOpen(next);
    setMade(undefined);
    setProblem(undefined);
  };
  const make = () =>
    start(async () => {
      const answer = await invite({ role });
      if (!answer.ok) return setProblem(answer.error.message);
      setMade(answer.data);
      router.refresh();
    });
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      keepOpen={made !== undefined}
      title={made ? t("link.title") : t("inviteTitle")}
      description={made ? undefined : t("inviteLead")}
      trigger={<Button>{t("invite")}</Button>}
      actions={
        made ? (
          <Button variant="secondary" onClick={() => change(false)}>
            {common("close")}
          </Button>
        ) : (
          <Button busy={busy} onClick={make}>
            {t("inviteSubmit")}
          </Button>
        )
      }
    >
      {made ? (
        <LinkOnce {...made} />
      ) : (
        <div className="grid gap-4">
          {problem ? (
            <Notice tone="error" announce>
              {problem}
            </Notice>
          ) : null}
          <RadioGroup
            label={t("role")}
            value={role}
            onValueChange={setRole}
            options={roles.map((value) => ({ value, label: office(`roles.${value}`), hint: t(`mayDo.${value}`) }))}
          />
        </div>
      )}
    </Dialog>
  );
}
