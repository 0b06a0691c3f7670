"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import type { DraftProblem, DraftPurpose } from "@/lib/domain/contracts/drafting/draft.schema";
import { isInk } from "@/lib/domain/contracts/fields/field-kinds";
import { pageRanges } from "@/lib/domain/contracts/fields/page-ranges";
import type { NumberRule } from "@/lib/domain/contracts/numbering/number-rules";
import type { Releaser } from "@/lib/domain/contracts/release/releasers";
import { localeNames } from "@/lib/platform/i18n/locales";
import { participantColor } from "../participant-color";
import { RemarkList } from "../remark-list";
import { useRoleWords } from "../role-words";
import { type EditorAction, type EditorState, partyName, turnsOf } from "./editor-state";
import { FormQuestion } from "./form-question";

export type ReviewStepProps = {
  state: EditorState;
  purpose: DraftPurpose;
  numberRules: readonly NumberRule[];
  releasers: readonly Releaser[];
  problems: readonly DraftProblem[];
  /** What the server said against sending. */
  refusal: string | null;
  onGoTo: (step: "parties" | "fields") => void;
  dispatch: (action: EditorAction) => void;
};

/** What is mended where the fields are placed. */
const inFields = new Set<DraftProblem["code"]>([
  "signature_field_needed",
  "seal_field_needed",
  "place_in_document_needed",
  "field_outside_page",
  "field_of_nobody",
  "field_of_other_kind",
  "too_few_pages",
  "nothing_to_choose",
  "nothing_to_copy",
]);

/** Everything once more before it leaves the house: what, to whom, in which order, until when. */
export function ReviewStep({
  state,
  purpose,
  numberRules,
  releasers,
  problems,
  refusal,
  onGoTo,
  dispatch,
}: ReviewStepProps) {
  const t = useTranslations("editor.review");
  const asked = useTranslations("editor.requirements");
  const roles = useRoleWords();
  const format = useFormatter();
  const turns = turnsOf(state);
  const place = (problem: DraftProblem): "parties" | "fields" => (inFields.has(problem.code) ? "fields" : "parties");
  const isTemplate = purpose === "template";
  const name = (id: string | undefined) => {
    const participant = state.participants.find((one) => one.id === id);
    return participant?.name || participant?.place || t("somebody");
  };
  // This one is asked in its own place.
  const listed = problems.filter(({ code }) => code !== "form_answer_needed");
  const numbered = numberRules.find(({ id }) => id === state.numberRuleId);
  const fileName = (id: string | undefined) => state.documents.find((one) => one.id === id)?.fileName ?? "";
  const unsigned = state.documents
    .filter(({ id }) => !state.fields.some(({ documentId, kind }) => documentId === id && isInk(kind)))
    .map((one) => one.fileName);
  function due(): string {
    if (isTemplate) return state.dueInDays ? t("dueInDays", { days: state.dueInDays }) : t("noDueTemplate");
    if (!state.expiresAt) return t("noDue");
    return format.dateTime(new Date(state.expiresAt), { dateStyle: "long", timeStyle: "short" });
  }
  const edit = (step: "parties" | "fields", label: string): ReactNode => (
    <Button variant="quiet" size="sm" aria-label={label} onClick={() => onGoTo(step)}>
      {t("change")}
    </Button>
  );
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-6 px-6 pt-9 pb-16 phone:px-4 phone:pt-6">
      <div>
        <h2 className="text-title">{t(problems.length > 0 ? "notReady" : isTemplate ? "readyTemplate" : "ready")}</h2>
        <p className="mt-1 text-ink-2">{t(isTemplate ? "leadTemplate" : "lead")}</p>
      </div>
      {refusal ? (
        <Notice tone="error" announce title={t(isTemplate ? "refusedTemplate" : "refused")}>
          {refusal}
        </Notice>
      ) : null}
      {listed.length > 0 ? (
        <Notice tone="warning" title={t("missing", { count: listed.length })}>
          <ul className="grid gap-1">
            {listed.map((problem) => (
              <li
                key={`${problem.code}${problem.subject ?? ""}${problem.documentId ?? ""}`}
                className="flex flex-wrap items-center gap-x-2"
              >
                <span>
                  {t(`problems.${problem.code}`, {
                    name: name(problem.subject),
                    document: fileName(problem.documentId),
                  })}
                </span>
                <button
                  type="button"
                  className="link min-h-8 font-[540] pointer-coarse:min-h-10"
                  onClick={() => onGoTo(place(problem))}
                >
                  {t("fix")}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <FormQuestion state={state} dispatch={dispatch} />
      <RemarkList remarks={[...new Set(state.documents.flatMap(({ remarks }) => remarks))]} />
      {unsigned.length > 0 && state.fields.length > 0 ? (
        <Notice>{t("unsigned", { count: unsigned.length, names: format.list(unsigned) })}</Notice>
      ) : null}
      <Card>
        <Facts
          className="border-t-0"
          facts={[
            { id: "title", name: t("title"), value: state.title, aside: edit("parties", t("changeTitle")) },
            ...(state.message.trim()
              ? [{ id: "message", name: t("message"), value: <span className="font-normal">{state.message}</span> }]
              : []),
            {
              id: "file",
              name: t("file"),
              value: (
                <ul>
                  {state.documents.map(({ id, fileName, pageCount }) => (
                    <li key={id}>{t("fileValue", { name: fileName, pages: pageCount })}</li>
                  ))}
                </ul>
              ),
              aside: edit("parties", t("changeFiles")),
            },
            {
              id: "due",
              name: t("due"),
              value: due(),
            },
            ...(numbered ? [{ id: "number", name: t("number"), value: numbered.next }] : []),
            ...(state.releaserId
              ? [
                  {
                    id: "release",
                    name: t("release"),
                    value: releasers.find(({ accountId }) => accountId === state.releaserId)?.name ?? "—",
                  },
                ]
              : []),
            { id: "language", name: t("language"), value: localeNames[state.locale] },
            {
              id: "level",
              name: t("level"),
              value: t(`level${state.signerLevel as 1 | 2 | 3}`),
              aside: edit("parties", t("changeLevel")),
            },
            ...(state.participants.length > 1
              ? [
                  {
                    id: "order",
                    name: t("order"),
                    value: t(state.ordered ? "inOrder" : "atOnce"),
                    aside: edit("parties", t("changeOrder")),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <section className="grid gap-3" aria-label={t("people")}>
        <div className="flex items-center justify-between">
          <h3 className="text-subheading">{state.ordered ? t("peopleOrdered") : t("people")}</h3>
          {edit("parties", t("changePeople"))}
        </div>
        <ol className="grid gap-2">
          {state.participants.map((participant, index) => {
            const own = state.fields.filter((field) => field.participantId === participant.id);
            const pages = [...new Set(own.map((field) => field.page + 1))].sort((a, b) => a - b);
            return (
              <li
                key={participant.id}
                className="grid grid-cols-[28px_1fr] items-center gap-3 rounded-lg border border-line bg-sheet px-4 py-3"
              >
                <span
                  aria-hidden="true"
                  className="num grid size-7 place-items-center rounded-full text-xs font-[650] text-white"
                  style={{ background: participantColor(index).ink }}
                >
                  {state.ordered ? turns.get(participant.id) : index + 1}
                </span>
                <span className="min-w-0">
                  <span className="block truncate font-[580]">
                    {participant.organizationName && participant.name
                      ? t("through", { organization: participant.organizationName, name: participant.name })
                      : partyName(participant)}
                  </span>
                  <span className="block truncate text-meta text-ink-3">
                    {`${roles(participant.role)} · ${participant.email || t("open")}`}
                    {own.length > 0
                      ? ` · ${t("fields", { count: own.length, pages: pageRanges(pages, t("between")) })}`
                      : ""}
                  </span>
                  {participant.requiredIntent || participant.sealKind ? (
                    <span className="block text-meta text-ink-2">
                      {[
                        participant.requiredIntent && asked(`intents.${participant.requiredIntent}`),
                        participant.sealKind && asked(`kinds.${participant.sealKind}`),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ol>
      </section>
      <p className="text-meta text-ink-3">{t(isTemplate ? "whatHappensTemplate" : "whatHappens")}</p>
    </div>
  );
}
