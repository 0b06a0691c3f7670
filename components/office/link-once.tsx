"use client";

import { useFormatter, useTranslations } from "next-intl";
import { CopyButton } from "../ui/copy-button";

/** A link that is shown this once, to be handed on. */
export function LinkOnce({ link, expiresAt }: { link: string; expiresAt: Date }) {
  const [t, format] = [useTranslations("office.administrators.link"), useFormatter()];
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">
        {t("detail", { until: format.dateTime(expiresAt, { dateStyle: "medium", timeStyle: "short" }) })}
      </p>
      <p className="rounded-md bg-sunk px-3 py-2.5 font-mono text-[13px] wrap-anywhere">{link}</p>
      <CopyButton value={link} name={t("name")} className="w-fit" />
    </div>
  );
}
