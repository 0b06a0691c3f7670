"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { DraftPurpose } from "@/lib/domain/contracts/drafting/draft.schema";
import type { DraftDocument } from "@/lib/domain/contracts/drafting/read-draft";
import type { Values } from "@/lib/domain/contracts/written/written-text.schema";
import { VariableField } from "./variable-field";

/** Makes the pages of a written document anew. @returns what stood against it; null when they are there */
export type SetDetails = (documentId: string, values: Values) => Promise<{ message: string } | null>;

export type DocumentDetailsProps = {
  contractId: string;
  document: DraftDocument;
  purpose: DraftPurpose;
  set: SetDetails;
};

/** Below a document that was written here: the way back to its text, and what is filled in for this contract. */
export function DocumentDetails({ contractId, document, purpose, set }: DocumentDetailsProps) {
  const t = useTranslations("writing.draft");
  const { written } = document;
  const [values, setValues] = useState<Values>(written?.values ?? {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!written) return null;
  const asksNow = purpose === "contract" && written.variables.length > 0;
  const changed = JSON.stringify(values) !== JSON.stringify(written.values);

  async function make() {
    setBusy(true);
    setProblem(null);
    const refused = await set(document.id, values);
    setBusy(false);
    setProblem(refused?.message ?? null);
  }

  return (
    <div className="grid gap-3 pr-2 pb-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link
          href={`/contracts/${contractId}/write/${document.id}`}
          aria-label={t("editOf", { name: document.fileName })}
          className="link grid min-h-9 content-center font-[540] pointer-coarse:min-h-10"
        >
          {t("edit")}
        </Link>
        {asksNow && written.open.length > 0 ? (
          <span className="text-meta text-amber">{t("missing", { count: written.open.length })}</span>
        ) : null}
        {written.stale ? <span className="text-meta text-amber">{t("stale")}</span> : null}
      </p>
      {asksNow ? (
        <details open={written.open.length > 0}>
          <summary className="min-h-9 w-fit cursor-pointer content-center font-[540] pointer-coarse:min-h-10">
            {t("details")}
          </summary>
          <div className="grid gap-4 pt-2">
            <p className="text-meta text-ink-2">{t("lead")}</p>
            <div className="grid gap-4 sm:grid-cols-2">
              {written.variables.map((variable) => (
                <VariableField
                  key={variable.key}
                  variable={variable}
                  values={values}
                  locale={written.locale}
                  onChange={(typed) => setValues((now) => ({ ...now, [variable.key]: typed }))}
                />
              ))}
            </div>
          </div>
        </details>
      ) : null}
      {asksNow || written.stale ? (
        <Button
          variant="secondary"
          size="sm"
          className="w-fit"
          busy={busy}
          disabled={!changed && !written.stale}
          onClick={() => void make()}
        >
          {t("make")}
        </Button>
      ) : null}
      {problem ? (
        <p role="alert" className="text-meta text-seal-ink">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
