"use client";

import { useTranslations } from "next-intl";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Textarea } from "../../ui/textarea";
import type { GrantDraft } from "./grant-draft";

type Terms = Pick<GrantDraft, "from" | "until" | "counterparties">;

/** From when to when, and in contracts with whom. */
export function TermFields({
  draft,
  onChange,
  errorOf,
  begun = false,
}: {
  draft: Terms;
  onChange: (change: Partial<Terms>) => void;
  errorOf: (field: string) => string | undefined;
  /** It counts already: only its end can be chosen. */
  begun?: boolean;
}) {
  const t = useTranslations("sealUse.give");
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        {begun ? null : (
          <Field label={t("from")} hint={t("fromHint")} error={errorOf("notBefore")}>
            <Input type="date" value={draft.from} onChange={(event) => onChange({ from: event.target.value })} />
          </Field>
        )}
        <Field label={t("until")} hint={t("untilHint")} error={errorOf("notAfter")}>
          <Input type="date" value={draft.until} onChange={(event) => onChange({ until: event.target.value })} />
        </Field>
      </div>
      <Field label={t("counterparties")} hint={t("counterpartiesHint")} error={errorOf("counterparties")}>
        <Textarea
          rows={2}
          value={draft.counterparties}
          onChange={(event) => onChange({ counterparties: event.target.value })}
        />
      </Field>
    </>
  );
}
