import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Tag, type Tone } from "../ui/tag";
import { useCode } from "./use-code";

export type ShownStep = {
  id: string;
  method: string;
  state: string;
  outcome: string | null;
  provider: string;
  reference?: string | null;
  at: Date;
  reviewId: string | null;
  challenge?: { state: string; code: string; reason: string | null } | null;
};

/** Outcomes that say nothing about the person are gray: they are nobody's fault. */
const tones: Record<string, Tone> = { match: "jade", mismatch: "seal", invalid_input: "seal" };

/** The steps of one flow, the latest first: what was tried, by which provider, and what came of it. */
export function StepList({ steps }: { steps: ShownStep[] }) {
  const [t, format] = [useTranslations("office.steps"), useFormatter()];
  const [methods, outcomes, challenges] = [
    useCode("office.methods"),
    useCode("office.outcomes"),
    useCode("office.challengeStates"),
  ];
  if (steps.length === 0) return <p className="text-meta text-ink-3">{t("none")}</p>;
  return (
    <ul>
      {steps.map((step) => (
        <li
          key={step.id}
          className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1.5 border-t border-line py-2.5 first:border-t-0"
        >
          <div className="min-w-0">
            <div className="font-[540]">{methods(step.method)}</div>
            <div className="text-meta wrap-anywhere text-ink-3">
              <time dateTime={step.at.toISOString()}>
                {format.dateTime(step.at, { dateStyle: "medium", timeStyle: "short" })}
              </time>
              {` · ${step.provider}`}
              {step.reference ? ` · ${step.reference}` : ""}
              {step.challenge ? ` · ${step.challenge.code} · ${challenges(step.challenge.state)}` : ""}
            </div>
          </div>
          <div className="flex items-center gap-3">
            {step.reviewId ? (
              <Link className="link text-meta" href={`/office/reviews/${step.reviewId}`}>
                {t("review")}
              </Link>
            ) : null}
            {step.outcome ? (
              <Tag tone={tones[step.outcome] ?? "gray"}>{outcomes(step.outcome)}</Tag>
            ) : (
              <Tag tone="amber">{t("underWay")}</Tag>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
