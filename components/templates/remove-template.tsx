"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/platform/web/action-result";

type RemoveTemplateProps = {
  templateId: string;
  remove: (input: { templateId: string }) => Promise<ActionResult<unknown>>;
};

/** Takes a template away, after asking. */
export function RemoveTemplate({ templateId, remove }: RemoveTemplateProps) {
  const t = useTranslations("templates.remove");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  async function confirm() {
    setBusy(true);
    setFailed(null);
    const result = await remove({ templateId }).catch(() => null);
    if (result?.ok) return router.push("/templates");
    setBusy(false);
    setFailed(result?.error.message ?? t("noConnection"));
  }
  return (
    <>
      <Button variant="quiet" icon={<Trash2 size={16} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("detail")}
        confirm={t("confirm")}
        cancel={t("cancel")}
        busy={busy}
        onConfirm={confirm}
      >
        {failed ? (
          <p role="alert" className="text-meta text-seal-ink">
            {failed}
          </p>
        ) : null}
      </AlertDialog>
    </>
  );
}
