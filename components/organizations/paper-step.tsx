"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { FileDrop } from "../ui/file-drop";
import { sendFile } from "../ui/send-file";

const mostBytes = 10_000_000;

/** One paper for the administrators: the licence, or the sealed letter of which the page offers a template. */
export function PaperStep({ organizationId, kind }: { organizationId: string; kind: "licence" | "letter" }) {
  const t = useTranslations("organizations.papers");
  const broken = useTranslations("organizations.flow")("noConnection");
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);

  const send = async () => {
    if (progress !== null) return;
    if (!file) return setError(t("choose"));
    setError(null);
    setProgress(0);
    const { done } = sendFile<object>(`/api/uploads/organization/${organizationId}/${kind}`, file, setProgress);
    const outcome = await done;
    setProgress(null);
    if (!outcome.ok) return setError(outcome.error?.message ?? broken);
    focusContent();
    // Without the way that was chosen: when it is refused, the page says so and offers all again.
    router.replace(`/organizations/${organizationId}/verify`);
    router.refresh();
  };

  return (
    <div className="grid gap-5">
      {kind === "letter" ? (
        <Button asChild variant="secondary" className="w-fit">
          <a href={`/files/organizations/${organizationId}/letter`} download>
            <Download size={16} aria-hidden="true" />
            {t("letter.download")}
          </a>
        </Button>
      ) : null}
      <FileDrop
        label={t(`${kind}.drop`)}
        accept="image/jpeg,image/png,application/pdf"
        acceptLabel={t("accepted")}
        maxBytes={mostBytes}
        hint={t("limit")}
        current={file ? { name: file.name, bytes: file.size, ...(progress !== null && { progress }) } : undefined}
        error={error}
        onFile={(chosen) => {
          setFile(chosen);
          setError(null);
        }}
        onCancel={() => setFile(null)}
      />
      <Button size="lg" wide busy={progress !== null} onClick={send}>
        {t(`${kind}.submit`)}
      </Button>
    </div>
  );
}
