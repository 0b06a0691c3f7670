"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { type Values, type WrittenText, writtenLimits } from "@/lib/domain/contracts/written/written-text.schema";
import { VariableField } from "./variable-field";

export type DetailsPanelProps = {
  text: WrittenText;
  values: Values;
  onValue: (key: string, typed: string) => void;
  onText: (changes: Partial<WrittenText>) => void;
  onEdit: (key: string) => void;
  onNew: () => void;
};

/** What is filled in for this contract, and how its pages look beside their text. */
export function DetailsPanel({ text, values, onValue, onText, onEdit, onNew }: DetailsPanelProps) {
  const t = useTranslations("writing.details");
  return (
    <div className="grid gap-7">
      <section className="grid gap-4">
        <p className="text-meta text-ink-2">{t(text.variables.length > 0 ? "lead" : "none")}</p>
        {text.variables.map((variable) => (
          <VariableField
            key={variable.key}
            variable={variable}
            values={values}
            locale={text.locale}
            onChange={(typed) => onValue(variable.key, typed)}
            aside={
              <button
                type="button"
                className="link text-ink-2"
                aria-label={t("changeOf", { label: variable.label })}
                onClick={() => onEdit(variable.key)}
              >
                {t("change")}
              </button>
            }
          />
        ))}
        <Button
          variant="secondary"
          size="sm"
          className="w-fit"
          disabled={text.variables.length >= writtenLimits.variables}
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={onNew}
        >
          {t("add")}
        </Button>
      </section>
      <section className="grid gap-4 border-t border-line pt-5">
        <h2 className="text-subheading">{t("page")}</h2>
        <Segmented
          label={t("language")}
          value={text.locale}
          options={[
            { value: "zh", label: t("zh") },
            { value: "en", label: t("en") },
          ]}
          onValueChange={(locale) => onText({ locale })}
        />
        <Field label={t("header")} optional hint={t("headerHint")}>
          <Input
            value={text.header}
            maxLength={writtenLimits.header}
            onChange={(event) => onText({ header: event.target.value })}
          />
        </Field>
        <Checkbox
          label={t("pageNumbers")}
          checked={text.pageNumbers}
          onChange={(event) => onText({ pageNumbers: event.target.checked })}
        />
      </section>
    </div>
  );
}
