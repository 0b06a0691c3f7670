"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { BatchItem } from "@/lib/domain/signing/batch/read-batch";
import { FocusCard } from "../layouts/focus-layout";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { type Step, Stepper } from "../ui/stepper";
import { useReason } from "./use-reason";

export type BatchResultProps = {
  items: readonly BatchItem[];
  /** The one that is being signed now. */
  current: string | null;
  /** Signing is under way. */
  running: boolean;
  /** The connection failed in the middle. */
  offline: boolean;
  onGoOn: () => void;
  onAgain: () => void;
};

/** How far the signing of several contracts is, and what became of each. */
export function BatchResult({ items, current, running, offline, onGoOn, onAgain }: BatchResultProps) {
  const t = useTranslations("batch.result");
  const reason = useReason();
  const count = items.length;
  const signed = items.filter(({ outcome }) => outcome === "signed").length;
  const waiting = items.some(({ outcome }) => outcome === "proven");
  const again = items.some(({ outcome, room }) => outcome !== "signed" && outcome !== "proven" && room !== null);
  const steps = items.map(({ id, title, outcome, problem, contractId }): Step => {
    const now = id === current;
    const state = outcome === "signed" ? "done" : now ? "now" : outcome === "failed" ? "failed" : "todo";
    return {
      id,
      title: <span className="wrap-anywhere">{title}</span>,
      detail:
        outcome === "signed"
          ? t("signed")
          : now
            ? t("now")
            : outcome === "failed"
              ? reason(problem, t("failed"))
              : t("waiting"),
      state,
      aside: running ? undefined : (
        <Button asChild size="sm" variant="quiet">
          <Link href={`/contracts/${contractId}`} aria-label={t("openOf", { title })}>
            {t("open")}
          </Link>
        </Button>
      ),
    };
  });
  const title = running
    ? t("running", { number: Math.min(signed + 1, count), count })
    : signed === count
      ? t("done", { count })
      : t(waiting ? "stopped" : "partly", { signed, count });
  const lead = running ? t("runningLead") : signed === count ? null : t(waiting ? "stoppedLead" : "partlyLead");
  return (
    <FocusCard title={title} lead={lead ?? undefined}>
      <div aria-live="polite" className="sr-only">
        {title}
      </div>
      <Progress label={t("progress")} value={signed / count} tone={signed === count ? "jade" : "seal"} />
      {offline ? (
        <Notice tone="error" announce>
          {t("offline")}
        </Notice>
      ) : null}
      <Stepper label={t("list")} steps={steps} />
      {running ? null : (
        <div className="grid gap-2">
          {waiting ? (
            <Button size="lg" wide onClick={onGoOn}>
              {t("goOn")}
            </Button>
          ) : null}
          {!waiting && again ? (
            <Button size="lg" wide onClick={onAgain}>
              {t("again")}
            </Button>
          ) : null}
          <Button size="lg" wide asChild variant={waiting || again ? "secondary" : "primary"}>
            <Link href="/contracts">{t("contracts")}</Link>
          </Button>
        </div>
      )}
    </FocusCard>
  );
}
