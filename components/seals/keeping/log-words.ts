import type { useTranslations } from "next-intl";
import { sealEventTypes } from "@/lib/domain/seals/organization/seal-event-types";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";

type Say = ReturnType<typeof useTranslations<"studio.log">>;
type Data = Readonly<Record<string, JsonValue>>;

const copies = ["svg", "png", "pdf", "esl", "log", "uses"] as const;

/** What a line of a seal's log tells, in one sentence: on the screen and in the table that is taken of it. */
export function logSentence(t: Say, type: string, { to, version, type: form, what }: Data): string {
  const known = sealEventTypes.find((one) => one === type);
  if (!known) return t("other");
  const copy = known === "exported" ? copies.find((one) => one === (form ?? what)) : undefined;
  if (copy) return t(`copies.${copy}`);
  return t(known, { to: String(to ?? ""), version: Number(version ?? 0) });
}

/**
 * The terms of leave that a line tells of; null where it keeps none.
 * @param day how a time is written
 */
export function termsSentence(t: Say, { terms }: Data, day: (time: Date) => string): string | null {
  if (typeof terms !== "object" || terms === null || Array.isArray(terms)) return null;
  const { from, until, with: others, templates, approver, deputy, hours } = terms;
  const date = (time: JsonValue | undefined) => (typeof time === "string" ? day(new Date(time)) : "");
  const names = Array.isArray(others) ? others.map(String) : [];
  const titles = Array.isArray(templates) ? templates.map(String) : [];
  const said = [
    until ? t("terms.range", { from: date(from), until: date(until) }) : t("terms.from", { from: date(from) }),
    names.length > 0 ? t("terms.with", { names: names.join(t("terms.between")) }) : t("terms.anybody"),
    ...(titles.length > 0 ? [t("terms.templates", { titles: titles.join(t("terms.between")) })] : []),
    approver ? t("terms.approver", { approver: String(approver) }) : t("terms.noApproval"),
    ...(deputy ? [t("terms.deputy", { deputy: String(deputy), hours: Number(hours ?? 0) })] : []),
  ];
  return said.join(t("terms.then"));
}
