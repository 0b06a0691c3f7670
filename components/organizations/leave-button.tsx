"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useDeed } from "./use-deed";

/** Leaves an organization, after asking. */
export function LeaveButton({
  organizationId,
  name,
  submit,
}: {
  organizationId: string;
  name: string;
  submit: (input: { organizationId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("organizations.members");
  const router = useRouter();
  const deed = useDeed();
  const [open, setOpen] = useState(false);
  return (
    <AlertDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="sm" className="w-fit">
          {t("leave")}
        </Button>
      }
      title={t("leaveTitle", { name })}
      description={t("leaveDetail")}
      confirm={t("leaveConfirm")}
      cancel={t("keep")}
      busy={deed.pending}
      onConfirm={() =>
        deed.run(
          () => submit({ organizationId }),
          () => router.push("/organizations"),
        )
      }
    >
      {deed.general() ? (
        <Notice tone="error" announce>
          {deed.general()}
        </Notice>
      ) : null}
    </AlertDialog>
  );
}
