"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Progress } from "@/components/ui/progress";

/** While a contract is prepared and sealed: what is happening, and a look every moment whether it is done. */
export function SendingNote() {
  const t = useTranslations("contracts.sending");
  const router = useRouter();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    // Quick at first: a small file takes less than a second.
    const timer = setTimeout(
      () => {
        setLooks((count) => count + 1);
        router.refresh();
      },
      Math.min(5_000, 700 + looks * 300),
    );
    return () => clearTimeout(timer);
  }, [looks, router]);
  return (
    <div role="status" className="grid gap-3 rounded-xl border border-line bg-sheet px-5 py-4">
      <p className="font-[580]">{t("title")}</p>
      <Progress label={t("title")} tone="ink" />
      <p className="text-meta text-ink-2">{looks > 20 ? t("long") : t("detail")}</p>
    </div>
  );
}
