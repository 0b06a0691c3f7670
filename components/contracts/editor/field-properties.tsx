"use client";

import { Copy, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { type DraftField, draftLimits } from "@/lib/domain/contracts/drafting/draft.schema";
import { type Ask, askSchema } from "@/lib/domain/contracts/fields/ask.schema";
import { roomFor } from "@/lib/domain/contracts/fields/choice-places";
import { isAnswer, isChoice } from "@/lib/domain/contracts/fields/field-kinds";
import { CrossPageOptions } from "./cross-page-options";
import type { EditedParticipant } from "./editor-state";
import { OwnerSelect } from "./owner-select";

export type FieldPropertiesProps = {
  field: DraftField;
  pageCount: number;
  participants: readonly EditedParticipant[];
  /** In the phone's sheet: one row, so that the page stays in sight. */
  compact?: boolean;
  onChange: (changes: Partial<DraftField>) => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

/** What is asked as it can be stored; null while it is not complete. */
function askOf(typed: Ask): Ask | null {
  const tidy =
    "choices" in typed ? { ...typed, choices: typed.choices.map((one) => one.trim()).filter(Boolean) } : typed;
  const parsed = askSchema.safeParse(tidy);
  return parsed.success ? parsed.data : null;
}

type Choices = Extract<Ask, { choices: string[] }>;
const choicesOf = ({ ask }: DraftField): Choices | null => (ask && "choices" in ask ? ask : null);

type RadioLookProps = { field: DraftField; disabled: boolean; onChange: (changes: Partial<Choices>) => void };

/** How radio buttons lie, and whether their words are on the page already. */
function RadioLook({ field, disabled, onChange }: RadioLookProps) {
  const t = useTranslations("editor.properties");
  const ask = choicesOf(field);
  return (
    <>
      <Checkbox
        label={t("beside")}
        checked={ask?.beside ?? false}
        disabled={disabled}
        onChange={(event) => onChange({ beside: event.target.checked })}
      />
      <Checkbox
        label={t("printed")}
        hint={t("printedHint")}
        checked={ask?.printed ?? false}
        disabled={disabled}
        onChange={(event) => onChange({ printed: event.target.checked })}
      />
    </>
  );
}

/** What the selected field is for: whose it is, what it asks, whether it must be filled. */
export function FieldProperties({
  field,
  pageCount,
  participants,
  compact = false,
  onChange,
  onDuplicate,
  onRemove,
}: FieldPropertiesProps) {
  const t = useTranslations("editor");
  /** Radio buttons get room for as many answers as there are. */
  function choose(changes: Partial<Choices>) {
    const ask = askOf({ choices: [], ...choicesOf(field), ...changes });
    if (field.kind !== "radio" || !ask || !("choices" in ask)) return onChange({ ask });
    const { width, height } = roomFor(field, ask);
    onChange({ ask, width, height });
  }
  const owner = (
    <OwnerSelect
      label={t("properties.owner")}
      participants={participants}
      value={field.participantId}
      onChange={(participantId) => onChange({ participantId })}
    />
  );
  const title = (
    <h2 className="min-w-0 flex-1 truncate font-sans text-sm font-[600] tracking-normal">
      {field.options
        ? t("kinds.cross_page")
        : t("properties.of", { kind: t(`kinds.${field.kind}`), page: field.page + 1 })}
    </h2>
  );
  const details = isAnswer(field.kind) ? (
    <>
      {isChoice(field.kind) ? (
        <Field label={t("properties.choices")} hint={t("properties.choicesHint")}>
          <Textarea
            // Kept as it is typed: an empty last line is the next answer to come.
            key={field.id}
            rows={4}
            defaultValue={choicesOf(field)?.choices.join("\n") ?? ""}
            onChange={(event) => choose({ choices: event.target.value.split("\n") })}
          />
        </Field>
      ) : null}
      {field.kind === "radio" ? (
        <RadioLook key={`look ${field.id}`} field={field} disabled={!choicesOf(field)} onChange={choose} />
      ) : null}
      {field.kind === "statement" ? (
        <Field label={t("properties.sentence")} hint={t("properties.sentenceHint")}>
          <Textarea
            key={field.id}
            rows={2}
            maxLength={120}
            defaultValue={field.ask && "sentence" in field.ask ? field.ask.sentence : ""}
            onChange={(event) => onChange({ ask: askOf({ sentence: event.target.value }) })}
          />
        </Field>
      ) : null}
      <Field label={t("properties.label")} hint={compact ? undefined : t("properties.labelHint")}>
        <Input
          value={field.label ?? ""}
          maxLength={draftLimits.label}
          onChange={(event) => onChange({ label: event.target.value || null })}
        />
      </Field>
      <Checkbox
        label={t(field.kind === "checkbox" ? "properties.mustBeTicked" : "properties.required")}
        checked={field.required}
        onChange={(event) => onChange({ required: event.target.checked })}
      />
    </>
  ) : field.options ? (
    <CrossPageOptions
      key={field.id}
      options={field.options}
      pageCount={pageCount}
      onChange={(options) => onChange({ options })}
    />
  ) : null;
  if (compact)
    return (
      <section aria-label={t("properties.title")} className="grid gap-2">
        <div className="flex items-center">
          {title}
          <IconButton
            label={t("properties.duplicate")}
            icon={<Copy size={18} aria-hidden="true" />}
            onClick={onDuplicate}
          />
          <IconButton
            label={t("properties.remove")}
            icon={<Trash2 size={18} aria-hidden="true" />}
            onClick={onRemove}
          />
        </div>
        {details}
        {participants.length > 1 ? (
          <details>
            <summary className="min-h-10 content-center text-meta text-ink-2">{t("properties.change")}</summary>
            {owner}
          </details>
        ) : null}
      </section>
    );
  return (
    <section aria-label={t("properties.title")} className="grid gap-4">
      {title}
      {owner}
      {details}
      {field.kind === "seal" ? <p className="text-meta text-ink-3">{t("properties.sealHint")}</p> : null}
      {field.kind === "date" ? <p className="text-meta text-ink-3">{t("properties.dateHint")}</p> : null}
      <div className="flex gap-2">
        <Button variant="secondary" size="sm" icon={<Copy size={15} aria-hidden="true" />} onClick={onDuplicate}>
          {t("properties.duplicate")}
        </Button>
        <Button variant="danger" size="sm" icon={<Trash2 size={15} aria-hidden="true" />} onClick={onRemove}>
          {t("properties.remove")}
        </Button>
      </div>
    </section>
  );
}
