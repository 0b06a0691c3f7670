import { useTranslations } from "next-intl";
import type { LastStep } from "@/lib/domain/organizations/flow-standing";
import { Notice } from "../ui/notice";

/** How the last proof ended, in its own words, where it proved nothing. */
export function LastProof({ last }: { last: LastStep }) {
  const t = useTranslations("organizations.proof.last");
  const states = useTranslations("organizations.registerStates");
  const check = useTranslations("organizations.check.outcomes.state");
  const { outcome, detail, words } = last;
  const state = /^state_(\w+)$/.exec(detail ?? "")?.[1];
  if (state) {
    return (
      <Notice tone="warning" title={check("title")}>
        {check("detail", { state: states(state as "other") })}
      </Notice>
    );
  }
  switch (detail) {
    case "declined":
      return (
        <Notice tone="warning" title={t("declined.title")}>
          {t("declined.detail")}
          {words ? <p>{t("declined.words", { reason: words })}</p> : null}
        </Notice>
      );
    case "papers":
      return (
        <Notice tone="warning" title={t("papers.title")}>
          {words ? t("papers.detail", { reason: words }) : t("papers.noReason")}
        </Notice>
      );
    case "signer":
    case "withdrawn":
    case "letter":
    case "representative_number":
    case "representative_level":
      return (
        <Notice tone="warning" title={t(`${detail}.title`)}>
          {t(`${detail}.detail`)}
        </Notice>
      );
    default:
      break;
  }
  const known = outcome === "cancelled" ? "withdrawn" : outcome === "invalid_input" ? "mismatch" : outcome;
  if (!isKnown(known)) return null;
  return (
    <Notice tone="warning" title={t(`${known}.title`)}>
      {t(`${known}.detail`)}
    </Notice>
  );
}

const outcomes = ["mismatch", "no_record", "limit", "upstream_error", "expired", "withdrawn"] as const;
const isKnown = (outcome: string): outcome is (typeof outcomes)[number] =>
  (outcomes as readonly string[]).includes(outcome);
