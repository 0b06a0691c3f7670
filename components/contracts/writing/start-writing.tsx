"use client";

import { FilePen, FileText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { type StartName, startNames } from "@/lib/domain/contracts/written/starting-texts/start-names";
import type { ActionResult } from "@/lib/platform/web/action-result";

export type StartWritingProps = {
  locale: "en" | "zh";
  begin: (input: {
    start: StartName;
    locale: "en" | "zh";
  }) => Promise<ActionResult<{ contractId: string; documentId: string }>>;
};

/** What a contract that is written here may begin with. */
export function StartWriting({ locale: first, begin }: StartWritingProps) {
  const t = useTranslations("writing.start");
  const words = useTranslations("writing.details");
  const router = useRouter();
  const [locale, setLocale] = useState(first);
  const [busy, setBusy] = useState<StartName | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function start(name: StartName) {
    setBusy(name);
    setProblem(null);
    const result = await begin({ start: name, locale }).catch(() => null);
    if (result?.ok) return router.push(`/contracts/${result.data.contractId}/write/${result.data.documentId}`);
    setBusy(null);
    setProblem(result ? result.error.message : t("broken"));
  }

  return (
    <section aria-labelledby="start-writing" className="grid gap-4 border-t border-line pt-7">
      <div className="grid gap-1">
        <h2 id="start-writing" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-ink-2">{t("lead")}</p>
      </div>
      <Segmented
        label={t("language")}
        value={locale}
        options={[
          { value: "zh", label: words("zh") },
          { value: "en", label: words("en") },
        ]}
        onValueChange={setLocale}
        className="w-56"
      />
      <ul className="flex flex-wrap gap-2">
        {startNames.map((name) => (
          <li key={name}>
            <Button
              variant="secondary"
              busy={busy === name}
              disabled={busy !== null && busy !== name}
              icon={
                name === "blank" ? <FilePen size={16} aria-hidden="true" /> : <FileText size={16} aria-hidden="true" />
              }
              onClick={() => void start(name)}
            >
              {t(`names.${name}`)}
            </Button>
          </li>
        ))}
      </ul>
      {problem ? (
        <p role="alert" className="text-meta text-seal-ink">
          {problem}
        </p>
      ) : null}
    </section>
  );
}
