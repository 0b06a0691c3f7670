"use client";

import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CheckResult } from "@/lib/domain/organizations/organization.schema";
import type { FieldResult, RegisterField } from "@/lib/domain/organizations/register-provider";
import { Notice } from "../ui/notice";

type Unproven = Exclude<CheckResult, { outcome: "match" | "checking" }>;

/** What the register said, part by part. Nothing here says or hints that somebody lied. */
export function CheckOutcome({ result }: { result: CheckResult }) {
  if (result.outcome === "match" || result.outcome === "checking") return null;
  return <Outcome result={result} />;
}

function Outcome({ result }: { result: Unproven }) {
  const t = useTranslations("organizations.check");
  const states = useTranslations("organizations.registerStates");
  const left = "attemptsLeft" in result ? t("attemptsLeft", { count: result.attemptsLeft }) : null;
  if (result.outcome !== "mismatch")
    return (
      <Notice tone="warning" title={t(`outcomes.${result.outcome}.title`)} announce>
        {t(`outcomes.${result.outcome}.detail`)} {left}
      </Notice>
    );
  const differs = Object.values(result.fields).includes("differs");
  return (
    <Notice tone="error" title={t(differs ? "outcomes.mismatch.title" : "outcomes.state.title")} announce>
      <FieldResults fields={result.fields} />
      <p className="mt-2">
        {differs ? t("outcomes.mismatch.detail") : t("outcomes.state.detail", { state: states(result.registerState) })}{" "}
        {left}
      </p>
    </Notice>
  );
}

const shown = ["name", "code", "legalRepresentative", "legalRepresentativeIdNumber"] as const;
const icons: Record<FieldResult, typeof Check> = { same: Check, differs: X, unknown: Minus, not_asked: Minus };

/** Each part that was compared, and what the register says to it. */
function FieldResults({ fields }: { fields: Record<RegisterField, FieldResult> }) {
  const t = useTranslations("organizations.check");
  return (
    <ul aria-label={t("results")} className="mt-1 grid gap-1">
      {shown.map((field) => {
        const result = fields[field];
        const Icon = icons[result];
        return (
          <li key={field} className="grid grid-cols-[18px_1fr_auto] items-center gap-2 text-meta">
            <Icon
              size={14}
              aria-hidden="true"
              className={result === "same" ? "text-jade" : result === "differs" ? "text-seal-ink" : "text-ink-3"}
            />
            <span>{t(`fields.${field}`)}</span>
            <span className={result === "differs" ? "font-[580] text-seal-ink" : ""}>{t(`result.${result}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
