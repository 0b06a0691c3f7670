"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import {
  type Variable,
  type VariableType,
  variableTypes,
  writtenLimits,
} from "@/lib/domain/contracts/written/written-text.schema";

export type VariableDialogProps = {
  /** The one that is changed; a new one when it has no label yet. */
  variable: Variable;
  isNew: boolean;
  /** Stands in the text, and so cannot be taken away. */
  used: boolean;
  onClose: () => void;
  onSave: (variable: Variable) => void;
  onRemove: () => void;
};

/** What a detail is called, what can be filled in for it, and whether it has to be. */
export function VariableDialog({ variable, isNew, used, onClose, onSave, onRemove }: VariableDialogProps) {
  const t = useTranslations("writing.variable");
  const [label, setLabel] = useState(variable.label);
  const [type, setType] = useState<VariableType>(variable.type);
  const [required, setRequired] = useState(variable.required);
  const [standard, setStandard] = useState(variable.default);
  const [list, setList] = useState(variable.choices.join("\n"));
  const [tried, setTried] = useState(false);
  const choices = [...new Set(list.split("\n").map((line) => line.trim()))]
    .filter(Boolean)
    .slice(0, writtenLimits.choices);
  const fewChoices = type === "choice" && choices.length < 2;
  function save() {
    setTried(true);
    if (!label.trim() || fewChoices) return;
    onSave({
      ...variable,
      label: label.trim(),
      type,
      required,
      default: type === "choice" && !choices.includes(standard) ? "" : standard.trim(),
      choices: type === "choice" ? choices.map((one) => one.slice(0, writtenLimits.label)) : [],
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(isNew ? "add" : "change")}
      description={t("lead")}
      actions={
        <>
          <Button onClick={save}>{t(isNew ? "addNow" : "save")}</Button>
          {isNew ? null : (
            <Button variant="secondary" disabled={used} onClick={onRemove}>
              {t("remove")}
            </Button>
          )}
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={t("label")} required error={tried && !label.trim() ? t("labelNeeded") : undefined}>
          <Input value={label} maxLength={writtenLimits.label} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Field label={t("type")}>
          <Select value={type} onChange={(event) => setType(event.target.value as VariableType)}>
            {variableTypes.map((one) => (
              <option key={one} value={one}>
                {t(`types.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {type === "choice" ? (
          <Field
            label={t("choices")}
            hint={t("choicesHint")}
            error={tried && fewChoices ? t("choicesNeeded") : undefined}
          >
            <Textarea value={list} onChange={(event) => setList(event.target.value)} />
          </Field>
        ) : null}
        <Field label={t("default")} optional hint={t("defaultHint")}>
          <Input
            type={type === "date" ? "date" : "text"}
            value={standard}
            maxLength={writtenLimits.value}
            onChange={(event) => setStandard(event.target.value)}
          />
        </Field>
        <Checkbox checked={required} onChange={(event) => setRequired(event.target.checked)} label={t("required")} />
        {!isNew && used ? <p className="text-meta text-ink-3">{t("used")}</p> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
