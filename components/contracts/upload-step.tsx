"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { AcceptedUpload } from "@/lib/domain/contracts/intake/accept-upload";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { DocumentSource } from "./sources/document-source";

export type UploadStepProps = {
  limitMb: number;
  /** Whether this server sets documents of office programs as pages. */
  office: boolean;
  takeSample: () => Promise<ActionResult<AcceptedUpload>>;
  begin: (input: { uploadId: string }) => Promise<ActionResult<{ contractId: string }>>;
};

/** The first step of a contract: a document of one's own, or the sample. */
export function UploadStep({ limitMb, office, takeSample, begin }: UploadStepProps) {
  const t = useTranslations("contracts.new");
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<"sample" | "begin" | null>(null);

  async function sample() {
    setBusy("sample");
    setProblem(null);
    const result = await takeSample().catch(() => null);
    if (result?.ok) return start(result.data);
    setBusy(null);
    setProblem(result ? result.error.message : t("broken"));
  }

  async function start(upload: AcceptedUpload) {
    setBusy((now) => now ?? "begin");
    setProblem(null);
    const result = await begin({ uploadId: upload.uploadId }).catch(() => null);
    if (result?.ok) return router.push(`/contracts/${result.data.contractId}/edit`);
    setBusy(null);
    setProblem(result ? result.error.message : t("broken"));
  }

  return (
    <DocumentSource
      limitMb={limitMb}
      office={office}
      busy={busy !== null}
      problem={problem}
      onReady={(upload) => void start(upload)}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="text-ink-2">{t("noFile")}</span>
        <Button variant="secondary" busy={busy === "sample"} disabled={busy === "begin"} onClick={sample}>
          {t("sample")}
        </Button>
      </div>
    </DocumentSource>
  );
}
