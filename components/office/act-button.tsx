"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { AlertDialog } from "../ui/alert-dialog";
import { Button, type ButtonSize, type ButtonVariant } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";

export type ActButtonProps<T> = {
  label: ReactNode;
  title: ReactNode;
  /** What will happen, and whether it can be taken back. */
  description: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  run: () => Promise<ActionResult<T>>;
  /** Said when it is done. */
  done: (data: T) => ReactNode;
};

/** Asks once more before a deed that needs no reason; then shows the page as it stands. */
export function ActButton<T>({ label, title, description, variant = "primary", size, run, done }: ActButtonProps<T>) {
  const [common, t] = [useTranslations("common"), useTranslations("office.reason")];
  const [router, toast] = [useRouter(), useToast()];
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();

  const change = (next: boolean) => {
    setOpen(next);
    setProblem(undefined);
  };
  const confirm = () => {
    if (busy) return;
    start(async () => {
      const answer = await run().catch(() => null);
      if (!answer) return setProblem(t("noConnection"));
      if (!answer.ok) return setProblem(answer.error.message);
      change(false);
      toast({ tone: "success", title: done(answer.data) });
      router.refresh();
    });
  };
  return (
    <AlertDialog
      trigger={
        <Button variant={variant} {...(size && { size })} className="phone:flex-1">
          {label}
        </Button>
      }
      open={open}
      onOpenChange={change}
      title={title}
      description={description}
      confirm={label}
      cancel={common("cancel")}
      variant={variant === "secondary" ? "primary" : variant}
      busy={busy}
      onConfirm={confirm}
    >
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
    </AlertDialog>
  );
}
