import { Check, CircleHelp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ImportAnswer, importQuestions } from "@/lib/domain/seals/interchange/import-questions";
import { classNames } from "../../ui/class-names";
import { Notice } from "../../ui/notice";
import type { ShownImport } from "./send-seal";

const marks: Record<ImportAnswer, { icon: typeof Check; className: string }> = {
  yes: { icon: Check, className: "text-jade" },
  open: { icon: CircleHelp, className: "text-amber" },
  no: { icon: X, className: "text-seal-ink" },
};

/** Whether an electronic seal can be believed and taken in, and what was looked at for it. */
export function ImportVerdict({ look: { answers, refusal, maker } }: { look: ShownImport }) {
  const t = useTranslations("studio.import");
  const codes = useTranslations("errors.codes");
  const known = answers.maker === "yes";
  return (
    <div className="grid gap-4">
      {refusal ? (
        <Notice tone="error" title={t("verdicts.refused")} announce>
          {codes(refusal)}
        </Notice>
      ) : (
        <Notice
          tone={known ? "success" : "warning"}
          title={t(known ? "verdicts.valid" : "verdicts.unknownMaker")}
          announce
        >
          {known ? t("verdicts.validDetail") : t("verdicts.unknownMakerDetail", { maker })}
        </Notice>
      )}
      <ul aria-label={t("checks")} className="grid gap-1.5">
        {importQuestions.map((question) => {
          const answer = answers[question];
          const { icon: Icon, className } = marks[answer];
          return (
            <li key={question} className="flex items-start gap-2.5">
              <Icon size={17} aria-hidden="true" className={classNames("mt-0.5 shrink-0", className)} />
              <span className="sr-only">{t(`answers.${answer}`)}</span>
              <span className={answer === "yes" ? "text-ink-2" : ""}>{t(`questions.${question}.${answer}`)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
