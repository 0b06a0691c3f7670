"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { UploadCheck } from "@/lib/domain/evidence/upload-check";
import { FileDrop } from "../ui/file-drop";
import { Progress } from "../ui/progress";
import { sendFile } from "../ui/send-file";
import { CheckResult } from "./check-result";

type Current = { file: File; progress: number };
type Result = { file: File; check: UploadCheck };

/** Where anyone has a PDF checked: drop it, and read what it says. `children` stand below the place to drop it. */
export function VerifyDesk({ limitMb, children }: { limitMb: number; children: ReactNode }) {
  const t = useTranslations("verify.start");
  const [current, setCurrent] = useState<Current | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = useRef<(() => void) | null>(null);

  async function take(file: File) {
    setProblem(null);
    setCurrent({ file, progress: 0 });
    const sending = sendFile<UploadCheck>("/api/verify", file, (progress) => setCurrent({ file, progress }));
    cancel.current = sending.cancel;
    const outcome = await sending.done;
    cancel.current = null;
    setCurrent(null);
    if (outcome.ok) setResult({ file, check: outcome.answer });
    else setProblem(outcome.error?.message ?? t("lost"));
  }

  function stop() {
    cancel.current?.();
    cancel.current = null;
    setCurrent(null);
  }

  if (result) return <CheckResult file={result.file} check={result.check} onAnother={() => setResult(null)} />;
  // What has arrived is being checked; how long that takes is not known.
  const checking = current !== null && current.progress >= 1;
  return (
    <div className="mx-auto grid max-w-[720px] gap-8 px-8 py-16 phone:px-4 phone:py-10">
      <div className="grid gap-3">
        <h1 className="text-title">{t("title")}</h1>
        <p className="max-w-xl text-base text-ink-2">{t("lead")}</p>
      </div>
      <div className="grid gap-3">
        <FileDrop
          label={t("drop")}
          accept="application/pdf,.pdf"
          acceptLabel="PDF"
          maxBytes={limitMb * 1_000_000}
          hint={t("hint", { limit: limitMb })}
          current={
            current
              ? { name: current.file.name, bytes: current.file.size, progress: Math.min(0.99, current.progress) }
              : undefined
          }
          error={problem}
          onFile={take}
          onCancel={stop}
        />
        {checking ? (
          <div role="status" className="grid gap-2 text-ink-2">
            {t("checking")}
            <Progress label={t("checking")} tone="jade" />
          </div>
        ) : null}
      </div>
      {children}
    </div>
  );
}
