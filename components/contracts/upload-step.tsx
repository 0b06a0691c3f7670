"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import type { AcceptedUpload } from "@/lib/domain/contracts/intake/accept-upload";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { RemarkList } from "./remark-list";
import { uploadFile } from "./upload-request";

export type UploadStepProps = {
  limitMb: number;
  takeSample: () => Promise<ActionResult<AcceptedUpload>>;
  begin: (input: { uploadId: string }) => Promise<ActionResult<{ contractId: string }>>;
};

type Current = { name: string; bytes: number; progress?: number };

/** The first step of a contract: a PDF of one's own, or the sample. */
export function UploadStep({ limitMb, takeSample, begin }: UploadStepProps) {
  const t = useTranslations("contracts.new");
  const router = useRouter();
  const [current, setCurrent] = useState<Current | undefined>();
  const [accepted, setAccepted] = useState<AcceptedUpload | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<"sample" | "begin" | null>(null);
  const cancel = useRef<(() => void) | null>(null);

  async function take(file: File) {
    setProblem(null);
    setAccepted(null);
    setCurrent({ name: file.name, bytes: file.size, progress: 0 });
    const sending = uploadFile(file, (part) =>
      // The last stretch belongs to the look inside.
      setCurrent({ name: file.name, bytes: file.size, progress: Math.min(0.97, part) }),
    );
    cancel.current = sending.cancel;
    const outcome = await sending.done;
    cancel.current = null;
    if (!outcome.ok) {
      setCurrent(undefined);
      setProblem(outcome.error ? outcome.error.message : t("broken"));
      return;
    }
    setCurrent({ name: outcome.upload.fileName, bytes: outcome.upload.bytes });
    await proceed(outcome.upload);
  }

  async function sample() {
    setBusy("sample");
    setProblem(null);
    const result = await takeSample().catch(() => null);
    setBusy(null);
    if (!result?.ok) return setProblem(result ? result.error.message : t("broken"));
    setCurrent({ name: result.data.fileName, bytes: result.data.bytes });
    await proceed(result.data);
  }

  /** Straight on when there is nothing to be told about the file. */
  async function proceed(upload: AcceptedUpload) {
    setAccepted(upload);
    if (upload.remarks.length === 0) await start(upload);
  }

  async function start(upload: AcceptedUpload) {
    setBusy("begin");
    const result = await begin({ uploadId: upload.uploadId }).catch(() => null);
    if (result?.ok) return router.push(`/contracts/${result.data.contractId}/edit`);
    setBusy(null);
    setProblem(result ? result.error.message : t("broken"));
  }

  function drop() {
    cancel.current?.();
    cancel.current = null;
    setCurrent(undefined);
    setAccepted(null);
  }

  return (
    <div className="grid gap-5">
      <FileDrop
        label={t("drop")}
        accept="application/pdf,.pdf"
        acceptLabel="PDF"
        maxBytes={limitMb * 1_000_000}
        hint={t("hint", { limit: limitMb })}
        current={current}
        error={problem}
        disabled={busy !== null}
        onFile={take}
        onCancel={drop}
      />
      {accepted ? (
        <div className="grid gap-4">
          <RemarkList remarks={accepted.remarks} />
          <Button size="lg" className="w-fit phone:w-full" busy={busy === "begin"} onClick={() => start(accepted)}>
            {t("go", { pages: accepted.pageCount })}
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="text-ink-2">{t("noFile")}</span>
          <Button variant="secondary" busy={busy === "sample"} disabled={current !== undefined} onClick={sample}>
            {t("sample")}
          </Button>
        </div>
      )}
    </div>
  );
}
