"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

type Format = "pain.001" | "csv";

/** Makes one file of all payouts that wait, in a form that the bank reads. */
export function ExportOrders({
  waiting,
  exportOrders,
}: {
  waiting: number;
  exportOrders: (input: { format: Format }) => Promise<ActionResult<{ orderId: string }>>;
}) {
  const t = useTranslations("office.payouts");
  const broken = useTranslations("office.reason")("noConnection");
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [making, setMaking] = useState<Format>();
  const [busy, start] = useTransition();
  const make = (format: Format) => {
    if (busy) return;
    setMaking(format);
    setProblem(undefined);
    start(async () => {
      const answer = await exportOrders({ format }).catch(() => null);
      if (!answer?.ok) return setProblem(answer ? answer.error.message : broken);
      window.location.assign(`/files/payouts/${answer.data.orderId}`);
      router.refresh();
    });
  };
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-sheet px-5 py-4">
      <p>{t("waiting", { count: waiting })}</p>
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {(["pain.001", "csv"] as const).map((format) => (
          <Button
            key={format}
            variant={format === "csv" ? "secondary" : "primary"}
            busy={busy && making === format}
            icon={<Download size={16} aria-hidden="true" />}
            onClick={() => make(format)}
            className="phone:flex-1"
          >
            {t(format === "csv" ? "exportCsv" : "exportPain")}
          </Button>
        ))}
      </div>
      <p className="text-meta text-ink-3">{t("exportHint")}</p>
    </div>
  );
}
