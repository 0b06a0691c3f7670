"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { formQuestion } from "@/lib/domain/contracts/electronic-form/form-question";
import type { EditorAction, EditorState } from "./editor-state";

/** Asks the sender of what looks like something that the law forbids in electronic form whether it is; else nothing. */
export function FormQuestion({ state, dispatch }: { state: EditorState; dispatch: (action: EditorAction) => void }) {
  const t = useTranslations("editor.review.form");
  const question = formQuestion(
    state.title,
    state.documents.map(({ fileName }) => fileName),
  );
  if (!question) return null;
  return (
    <Notice tone="warning" title={t("title")}>
      <div className="grid gap-2.5">
        <p>{t(question)}</p>
        <Checkbox
          checked={state.formAnswer === question}
          onChange={(event) =>
            dispatch({ type: "set", changes: { formAnswer: event.target.checked ? question : null } })
          }
          label={t(`not_${question}`)}
        />
        <p className="text-meta">{t("kept")}</p>
      </div>
    </Notice>
  );
}
