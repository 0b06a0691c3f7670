import type { getTranslations } from "next-intl/server";
import type { Step } from "@/components/ui/stepper";

type Say = Awaited<ReturnType<typeof getTranslations<"organizations">>>;

/** A paper with the administrators. @param sent when, as it is shown */
export const reviewSteps = (t: Say, sent: string): Step[] => [
  { id: "sent", title: t("papers.steps.sent"), state: "done", detail: sent },
  { id: "looked", title: t("papers.steps.looked"), state: "now", detail: t("papers.steps.lookedUsual") },
  { id: "answered", title: t("papers.steps.answered"), state: "todo", detail: t("papers.steps.answeredUsual") },
];

/** A letter with the legal representative. @param sent when, as it is shown */
export const authorizationSteps = (t: Say, name: string, opened: boolean, sent: string): Step[] => [
  { id: "sent", title: t("authorization.steps.sent"), state: "done", detail: sent },
  {
    id: "opened",
    title: t("authorization.steps.opened", { name }),
    state: opened ? "done" : "now",
    detail: opened ? undefined : t("authorization.steps.openedUsual"),
  },
  {
    id: "signed",
    title: t("authorization.steps.signed", { name }),
    state: opened ? "now" : "todo",
    detail: t("authorization.steps.signedUsual"),
  },
  {
    id: "checked",
    title: t("authorization.steps.checked"),
    state: "todo",
    detail: t("authorization.steps.checkedUsual"),
  },
];
