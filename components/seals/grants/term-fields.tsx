"use client";

import { useTranslations } from "next-intl";
import type { TemplateChoice } from "@/lib/domain/seals/grants/grant.schema";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Textarea } from "../../ui/textarea";
import type { GrantDraft } from "./grant-draft";

type Terms = Pick<GrantDraft, "from" | "until" | "counterparties" | "templateIds">;

/** From when to when, in contracts with whom, and of which templates. */
export function TermFields({
  draft,
  onChange,
  errorOf,
  templates = [],
  begun = false,
}: {
  draft: Terms;
  onChange: (change: Partial<Terms>) => void;
  errorOf: (field: string) => string | undefined;
  /** To choose from; with none, leave is for any contract. */
  templates?: readonly TemplateChoice[];
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
      {templates.length > 0 ? (
        <fieldset className="grid gap-1">
          <legend className="text-meta font-[540]">{t("templates")}</legend>
          <p className="text-meta text-ink-3">{t("templatesHint")}</p>
          {templates.map(({ id, title }) => (
            <Checkbox
              key={id}
              label={title || t("goneTemplate")}
              checked={draft.templateIds.includes(id)}
              onChange={(event) =>
                onChange({
                  templateIds: event.target.checked
                    ? [...draft.templateIds, id]
                    : draft.templateIds.filter((one) => one !== id),
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
