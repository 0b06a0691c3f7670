"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { PersonDialog } from "./person-dialog";

export type CopyDialogProps = {
  contractId: string;
  giveCopy: (input: { contractId: string; name: string; email: string }) => Promise<ActionResult<unknown>>;
};

/** Gives one more person a copy of a contract that is out or complete. */
export function CopyDialog({ contractId, giveCopy }: CopyDialogProps) {
  const t = useTranslations("contracts.copy");
  return (
    <PersonDialog
      trigger={
        <Button variant="secondary" size="sm" className="-mt-6 w-fit" icon={<UserPlus size={15} aria-hidden="true" />}>
          {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("detail")}
      submit={t("submit")}
      save={(person) => giveCopy({ contractId, ...person })}
    />
  );
}
