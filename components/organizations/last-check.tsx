import { useFormatter, useTranslations } from "next-intl";
import type { LastStep } from "@/lib/domain/organizations/flow-standing";
import { Notice } from "../ui/notice";

/** How the last comparison ended, for an operator who comes back to the page. */
export function LastCheck({ last, lockedUntil }: { last: LastStep | null; lockedUntil: Date | null }) {
  const t = useTranslations("organizations.check.outcomes");
  const states = useTranslations("organizations.registerStates");
  const format = useFormatter();
  if (lockedUntil)
    return (
      <Notice tone="warning" title={t("locked.title")}>
        {t("locked.detail", { time: format.dateTime(lockedUntil, { dateStyle: "medium", timeStyle: "short" }) })}
      </Notice>
    );
  if (!last) return null;
  const state = /^state_(\w+)$/.exec(last.detail ?? "")?.[1];
  if (state)
    return (
      <Notice tone="warning" title={t("state.title")}>
        {t("state.detail", { state: states(state as "other") })}
      </Notice>
    );
  if (last.detail === "papers")
    return (
      <Notice tone="warning" title={t("papers.title")}>
        {last.words ? t("papers.detail", { reason: last.words }) : t("papers.noReason")}
      </Notice>
    );
  const { outcome } = last;
  const known = ["mismatch", "no_record", "limit", "upstream_error", "cancelled"] as const;
  const one = known.find((name) => name === outcome);
  return one ? (
    <Notice tone="warning" title={t(`${one}.title`)}>
      {t(`${one}.detail`)}
    </Notice>
  ) : null;
}
