"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PersonMethod } from "@/lib/domain/verification/methods";
import type { Differs, TriesLeft } from "@/lib/domain/verification/prove-identity.schema";
import { useZonedTime } from "../i18n/zoned-time";
import { Button } from "../ui/button";
import { Notice, type NoticeTone } from "../ui/notice";

/** What became of the last try, as far as it did not succeed. */
export type Unproven = { method?: PersonMethod } & (
  | ({ outcome: "mismatch"; differs: Differs | "untold"; reason?: string | null } & TriesLeft)
  | ({ outcome: "no_record" | "invalid_input" } & TriesLeft)
  | { outcome: "limit" | "upstream_error" | "proven_elsewhere" | "expired" | "cancelled" }
  /** @property until ISO 8601 */
  | { outcome: "locked"; until: string }
);

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
  const time = useZonedTime();
  const { outcome } = result;
  const lock = (until: string) => t("outcomes.locked.detail", { time: time(new Date(until), "minutes") });
  const left = !("attemptsLeft" in result)
    ? null
    : result.lockedUntil
      ? lock(result.lockedUntil)
      : t("attemptsLeft", { count: result.attemptsLeft });
  const say = (tone: NoticeTone, title: string, detail: ReactNode, actions: ReactNode = null) => (
    <Notice tone={tone} title={title} announce={announce} actions={actions}>
      {detail}
    </Notice>
  );
  switch (outcome) {
    case "mismatch": {
      const { differs, reason } = result;
      if (differs === "documents") {
        const words = (
          <>
            {reason ? (
              <>
                <p>{t("outcomes.mismatchDocuments.detail")}</p>
                <blockquote className="my-1.5 border-l-2 border-line-strong pl-3 text-ink">{reason}</blockquote>
              </>
            ) : null}
            <p>{t("outcomes.mismatchDocuments.further")}</p>
          </>
        );
        return say("warning", t("outcomes.mismatchDocuments.title"), words);
      }
      const other = differentWords(differs, result.method);
      if (other) {
        const detail = (
          <>
            {t(`outcomes.${other}.detail`)} {left}
          </>
        );
        return say("warning", t(`outcomes.${other}.title`), detail);
      }
      const known = differs === "name" || differs === "untold" ? differs : "unknown";
      const detail = (
        <>
          {t(`outcomes.mismatch.differs_${known}`)} {left}
        </>
      );
      return known === "untold"
        ? say("warning", t("outcomes.mismatch.titleUntold"), detail)
        : say("error", t("outcomes.mismatch.title"), detail);
    }
    case "proven_elsewhere":
      return say(
        "warning",
        t("outcomes.proven_elsewhere.title"),
        t("outcomes.proven_elsewhere.detail"),
        <Button asChild variant="secondary" size="sm">
          <Link href={switchAccountHref} prefetch={false}>
            {t("outcomes.proven_elsewhere.signIn")}
          </Link>
        </Button>,
      );
    case "locked":
      return say("warning", t("outcomes.locked.title"), lock(result.until));
    case "no_record":
    case "invalid_input": {
      const detail = (
        <>
          {t(`outcomes.${outcome}.detail`)} {left}
        </>
      );
      return say("warning", t(`outcomes.${outcome}.title`), detail);
    }
    case "limit":
    case "upstream_error":
      return say("warning", t(`outcomes.${outcome}.title`), t(`outcomes.${outcome}.detail`));
    case "expired":
    case "cancelled":
      return say("info", t(`outcomes.${outcome}.title`), t(`outcomes.${outcome}.detail`));
  }
}

/** The words for what did not fit beside name and number. */
function differentWords(differs: Differs | "untold", method: PersonMethod | undefined) {
  if (differs === "code") return "mismatchCode";
  if (differs === "mobile") return method === "bank_card" ? "mismatchCard" : "mismatchMobile";
  if (differs === "card") return "mismatchCard";
  if (differs === "name") return null;
  if (method === "mobile") return "mismatchMobile";
  if (method === "bank_card") return "mismatchCard";
  return method && method !== "identity_number" && method !== "document_review" ? "mismatchFace" : null;
}
