"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button, type ButtonSize, type ButtonVariant } from "../ui/button";
import { useToast } from "../ui/toast";
import { ReasonDialog } from "./reason-dialog";

export type ReasonButtonProps = {
  label: ReactNode;
  title: ReactNode;
  description: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  run: (reason: string) => Promise<ActionResult<unknown>>;
  /** Said when it is done. */
  done: ReactNode;
};

/** A deed that stands in the record with its reason; then the page is shown as it stands. */
export function ReasonButton({ label, variant = "secondary", size, run, done, ...words }: ReasonButtonProps) {
  const [router, toast] = [useRouter(), useToast()];
  return (
    <ReasonDialog
      {...words}
      trigger={
        <Button variant={variant} {...(size && { size })} className="phone:flex-1">
          {label}
        </Button>
      }
      confirm={label}
      variant={variant === "danger" ? "danger" : "primary"}
      run={async (reason) => {
        const answer = await run(reason);
        if (answer.ok) {
          toast({ tone: "success", title: done });
          router.refresh();
        }
        return answer;
      }}
    />
  );
}
