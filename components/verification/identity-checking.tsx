"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Progress } from "../ui/progress";

const lookEveryMs = 2_000;

/**
 * The register has been asked and has not answered. She may leave.
 * @param poll look again every two seconds, for a page that was opened while the question is under way
 */
export function IdentityChecking({ poll = false }: { poll?: boolean }) {
  const t = useTranslations("verification.checking");
  const router = useRouter();
  useEffect(() => {
    if (!poll) return;
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [poll, router]);
  return (
    <div role="status" className="grid gap-2.5 rounded-lg bg-sunk px-4 py-3.5">
      <p className="font-[580]">{t("title")}</p>
      <Progress label={t("title")} />
      <p className="text-meta text-ink-2">{t("detail")}</p>
    </div>
  );
}
