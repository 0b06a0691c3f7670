"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FileDrop } from "../ui/file-drop";
import { sendFile } from "../ui/send-file";

const mostBytes = 16 * 1024 * 1024;

/** Sends a bank's statement; what would become of it is shown on the next page, and nothing is taken in before that. */
export function StatementUpload() {
  const [t, router] = [useTranslations("office.upload"), useRouter()];
  const broken = useTranslations("office.reason")("noConnection");
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const cancel = useRef<() => void>(undefined);

  const send = async (chosen: File) => {
    setFile(chosen);
    setProgress(0);
    setError(null);
    const sending = sendFile<{ importId: string }>("/api/uploads/statement", chosen, setProgress);
    cancel.current = sending.cancel;
    const outcome = await sending.done;
    if (outcome.ok) return router.push(`/office/payments/imports/${outcome.answer.importId}`);
    setFile(null);
    setError(outcome.error?.message ?? broken);
  };

  return (
    <FileDrop
      label={t("drop")}
      accept=".xml,.sta,.mt940,.940,.txt,.csv,.tsv,text/csv,text/plain,text/xml,application/xml,application/vnd.ms-excel"
      acceptLabel={t("accepted")}
      maxBytes={mostBytes}
      hint={t("hint")}
      current={file ? { name: file.name, bytes: file.size, progress } : undefined}
      error={error}
      onFile={send}
      onCancel={() => {
        cancel.current?.();
        setFile(null);
      }}
    />
  );
}
