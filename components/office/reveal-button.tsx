"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { IconButton } from "../ui/icon-button";
import { ReasonDialog } from "./reason-dialog";

/** Shows one number in full, this once, for a reason. */
export function RevealButton({
  name,
  reveal,
}: {
  /** What it is: "Identity number". */
  name: string;
  reveal: (reason: string) => Promise<ActionResult<{ value: string }>>;
}) {
  const t = useTranslations("office.reveal");
  return (
    <ReasonDialog
      trigger={<IconButton size="sm" label={t("open", { name })} icon={<Eye size={16} aria-hidden="true" />} />}
      title={t("title", { name })}
      description={t("detail")}
      confirm={t("confirm")}
      run={reveal}
      result={({ value }) => (
        <div className="grid gap-2">
          <p className="text-meta text-ink-3">{name}</p>
          <p className="num font-mono text-[20px] tracking-wide wrap-anywhere">{value}</p>
          <p className="text-meta text-ink-3">{t("once")}</p>
        </div>
      )}
    />
  );
}
