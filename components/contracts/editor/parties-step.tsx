"use client";

import { Plus, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type DraftPurpose, draftLimits, isSamePlace } from "@/lib/domain/contracts/drafting/draft.schema";
import type { NumberRule } from "@/lib/domain/contracts/numbering/number-rules";
import type { Releaser } from "@/lib/domain/contracts/release/releasers";
import { localeNames, locales } from "@/lib/platform/i18n/locales";
import { type AddUpload, DocumentList, type DocumentListProps } from "./document-list";
import { dueDateOf, endOfDay } from "./due-date";
import { type EditedParticipant, type EditorAction, type EditorState, newParticipant } from "./editor-state";
import { newRowId } from "./new-row-id";
import { ParticipantRow } from "./participant-row";
import { ReleaserField } from "./releaser-field";

export type PartiesStepProps = {
  state: EditorState;
  dispatch: (action: EditorAction) => void;
  me: { name: string; email: string };
  /** Those that the sender belongs to, by name. */
  organizations: readonly string[];
  /** After a try to go on: the people at whose fields it is said what is missing. Null before. */
  blamed: ReadonlySet<string> | null;
  purpose: DraftPurpose;
  numberRules: readonly NumberRule[];
  releasers: readonly Releaser[];
  limitMb: number;
  addUpload: AddUpload;
  writing?: DocumentListProps["writing"];
};

/** Who takes part, under which title, in which order and until when. */
export function PartiesStep({
  state,
  dispatch,
  me,
  organizations,
  blamed,
  purpose,
  numberRules,
  releasers,
  limitMb,
  addUpload,
  writing,
}: PartiesStepProps) {
  const isTemplate = purpose === "template";
  const strict = blamed !== null;
  const t = useTranslations("editor.parties");
  const list = useRef<HTMLOListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const takesPart = state.participants.some((participant) => participant.email.trim().toLowerCase() === me.email);
  const full = state.participants.length >= draftLimits.participants;

  function add(known: { name: string; email: string }) {
    dispatch({ type: "add_participant", participant: newParticipant({ id: newRowId(), ...known }) });
    requestAnimationFrame(() => {
      const inputs = list.current?.lastElementChild?.querySelectorAll("input") ?? [];
      const empty = [...inputs].find((input) => input.value === "");
      (empty ?? inputs[0])?.focus();
    });
  }

  /** The focus goes to whoever stands there then, or to the button that adds somebody. */
  function remove(id: string, index: number) {
    dispatch({ type: "remove_participant", id });
    requestAnimationFrame(() => {
      const rows = list.current?.children;
      const row = rows?.[Math.min(index, rows.length - 1)];
      (row?.querySelector("input") ?? addButton.current)?.focus();
    });
  }

  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-9 px-6 pt-9 pb-16 phone:px-4 phone:pt-6">
      <section className="grid gap-5">
        <h2 className="text-heading">{t("about")}</h2>
        <Field
          label={t("title")}
          required
          error={strict && !state.title.trim() ? t(isTemplate ? "titleNeededTemplate" : "titleNeeded") : undefined}
        >
          <Input
            value={state.title}
            maxLength={draftLimits.title}
            onChange={(event) => dispatch({ type: "set", changes: { title: event.target.value } })}
          />
        </Field>
        <Field label={t("message")} optional hint={t("messageHint")}>
          <Textarea
            value={state.message}
            maxLength={draftLimits.message}
            onChange={(event) => dispatch({ type: "set", changes: { message: event.target.value } })}
          />
        </Field>
      </section>

      <DocumentList
        documents={state.documents}
        limitMb={limitMb}
        dispatch={dispatch}
        add={addUpload}
        {...(writing && { writing })}
      />

      <section className="grid gap-4">
        <div>
          <h2 className="text-heading">{t("people")}</h2>
          <p className="mt-1 text-ink-2">{t(isTemplate ? "peopleLeadTemplate" : "peopleLead")}</p>
        </div>
        {state.participants.length > 0 ? (
          <ol ref={list} className="grid gap-3">
            {state.participants.map((participant, index) => (
              <ParticipantRow
                key={participant.id}
                participant={participant}
                index={index}
                count={state.participants.length}
                ordered={state.ordered}
                purpose={purpose}
                organizations={organizations}
                isMe={participant.email.trim().toLowerCase() === me.email}
                twice={isTwice(state.participants, index)}
                strict={blamed?.has(participant.id) ?? false}
                dispatch={dispatch}
                onRemove={() => remove(participant.id, index)}
              />
            ))}
          </ol>
        ) : null}
        {strict && state.participants.length === 0 ? (
          <p role="alert" className="text-meta text-seal-ink">
            {t("personNeeded")}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button
            ref={addButton}
            variant="secondary"
            disabled={full}
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => add({ name: "", email: "" })}
          >
            {t("add")}
          </Button>
          {takesPart ? null : (
            <Button
              variant="quiet"
              disabled={full}
              icon={<UserPlus size={16} aria-hidden="true" />}
              onClick={() => add(me)}
            >
              {t("addMe")}
            </Button>
          )}
        </div>
        {full ? <p className="text-meta text-ink-3">{t("full", { most: draftLimits.participants })}</p> : null}
        {state.participants.length > 1 ? (
          <Checkbox
            label={t("ordered")}
            hint={t("orderedHint")}
            checked={state.ordered}
            onChange={(event) => dispatch({ type: "set", changes: { ordered: event.target.checked } })}
          />
        ) : null}
      </section>

      <section className="grid gap-5 sm:grid-cols-2">
        <h2 className="text-heading sm:col-span-2">{t("more")}</h2>
        {isTemplate ? (
          <Field label={t("dueInDays")} optional hint={t("dueInDaysHint")}>
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={draftLimits.dueInDays}
              value={state.dueInDays ?? ""}
              onChange={(event) => dispatch({ type: "set", changes: { dueInDays: daysOf(event.target.value) } })}
            />
          </Field>
        ) : (
          <Field label={t("due")} optional hint={t("dueHint")}>
            <Input
              type="date"
              value={dueDateOf(state.expiresAt)}
              min={dueDateOf(new Date().toISOString())}
              onChange={(event) => dispatch({ type: "set", changes: { expiresAt: endOfDay(event.target.value) } })}
            />
          </Field>
        )}
        <Field label={t("language")} hint={t("languageHint")}>
          <Select
            value={state.locale}
            onChange={(event) => {
              const locale = locales.find((one) => one === event.target.value);
              if (locale) dispatch({ type: "set", changes: { locale } });
            }}
          >
            {locales.map((locale) => (
              <option key={locale} value={locale}>
                {localeNames[locale]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("remind")} hint={t("remindHint")} className="sm:col-span-2">
          <Select
            value={String(state.remindEveryDays ?? "")}
            onChange={(event) => {
              const remindEveryDays = event.target.value ? Number(event.target.value) : null;
              dispatch({ type: "set", changes: { remindEveryDays } });
            }}
          >
            <option value="">{t("remindNever")}</option>
            {reminders.map((days) => (
              <option key={days} value={days}>
                {t("remindEvery", { days })}
              </option>
            ))}
          </Select>
        </Field>
        <ReleaserField state={state} releasers={releasers} dispatch={dispatch} />
        {numberRules.length > 0 ? (
          <Field label={t("numbered")} hint={t("numberedHint")} className="sm:col-span-2">
            <Select
              value={state.numberRuleId ?? ""}
              onChange={(event) => dispatch({ type: "set", changes: { numberRuleId: event.target.value || null } })}
            >
              <option value="">{t("unnumbered")}</option>
              {numberRules.map(({ id, prefix, next }) => (
                <option key={id} value={id}>
                  {t("numberedAs", { prefix, next })}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field label={t("level")} hint={t("levelHint")} className="sm:col-span-2">
          <Select
            value={String(state.signerLevel)}
            onChange={(event) => dispatch({ type: "set", changes: { signerLevel: Number(event.target.value) } })}
          >
            {levels.map((level) => (
              <option key={level} value={level}>
                {t(`level${level}`)}
              </option>
            ))}
          </Select>
        </Field>
      </section>
    </div>
  );
}

const levels = [1, 2, 3] as const;
const reminders = [1, 2, 3, 5, 7, 14];

/** Days as they are typed, within the bounds; null for none. */
function daysOf(text: string): number | null {
  const days = Math.trunc(Number(text));
  return days >= 1 ? Math.min(days, draftLimits.dueInDays) : null;
}

/** Whether somebody above is the same person in the same capacity. */
function isTwice(participants: readonly EditedParticipant[], index: number): boolean {
  const asStored = (one: EditedParticipant) => ({ ...one, email: one.email.trim().toLowerCase() });
  const own = participants[index];
  if (!own?.email.trim()) return false;
  return participants.slice(0, index).some((other) => isSamePlace(asStored(other), asStored(own)));
}
