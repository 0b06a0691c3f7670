"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/** What became of the last try, as far as it did not succeed. */
export type Unproven =
  | { outcome: "mismatch"; differs: "name" | "unknown" | "untold"; attemptsLeft: number }
  | { outcome: "no_record" | "invalid_input"; attemptsLeft: number }
  | { outcome: "limit" | "upstream_error" | "proven_elsewhere" }
  /** @property until ISO 8601 */
  | { outcome: "locked"; until: string };

/** Each outcome in its own words, with its own way on. Nothing here says or hints that somebody lied. */
export function IdentityOutcome({
  result,
  switchAccountHref,
  announce,
}: {
  result: Unproven;
  switchAccountHref: string;
  announce: boolean;
}) {
  const t = useTranslations("verification");
  const format = useFormatter();
  const { outcome } = result;
  const left =
    "attemptsLeft" in result && result.attemptsLeft > 0 ? t("attemptsLeft", { count: result.attemptsLeft }) : null;
  switch (outcome) {
    case "mismatch":
      return (
        <Notice
          tone={result.differs === "untold" ? "warning" : "error"}
          title={t(result.differs === "untold" ? "outcomes.mismatch.titleUntold" : "outcomes.mismatch.title")}
          announce={announce}
        >
          {t(`outcomes.mismatch.differs_${result.differs}`)} {left}
        </Notice>
      );
    case "proven_elsewhere":
      return (
        <Notice
          tone="warning"
          title={t("outcomes.proven_elsewhere.title")}
          announce={announce}
          actions={
            <Button asChild variant="secondary" size="sm">
              <Link href={switchAccountHref} prefetch={false}>
                {t("outcomes.proven_elsewhere.signIn")}
              </Link>
            </Button>
          }
        >
          {t("outcomes.proven_elsewhere.detail")}
        </Notice>
      );
    case "locked": {
      const time = format.dateTime(new Date(result.until), {
        dateStyle: "medium",
        timeStyle: "long",
      });
      return (
        <Notice tone="warning" title={t("outcomes.locked.title")} announce={announce}>
          {t("outcomes.locked.detail", { time })}
        </Notice>
      );
    }
    case "no_record":
    case "invalid_input":
      return (
        <Notice tone="warning" title={t(`outcomes.${outcome}.title`)} announce={announce}>
          {t(`outcomes.${outcome}.detail`)} {left}
        </Notice>
      );
    case "limit":
    case "upstream_error":
      return (
        <Notice tone="warning" title={t(`outcomes.${outcome}.title`)} announce={announce}>
          {t(`outcomes.${outcome}.detail`)}
        </Notice>
      );
  }
}
