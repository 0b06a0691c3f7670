import { useTranslations } from "next-intl";
import type { AuthorityProof } from "@/lib/platform/organization-settings";
import { type Step, Stepper, type StepState } from "../ui/stepper";

export type TimelineFacts = {
  /** Null while the operator's own name is not proven. */
  operator: string | null;
  /** `before`: the organization passed it when it was verified, and it is not asked again. */
  register: "todo" | "now" | "asked" | "licence" | "before" | { elements: number | null };
  authority: "todo" | "now" | { waiting: AuthorityProof } | { proven: AuthorityProof };
  /** `kept`: it has one, with which this way has nothing to do. */
  certificate: "todo" | "now" | "done" | "kept";
};

/** The four steps to an organization's certificate, each with a line of what was found or what is waited for. */
export function FlowTimeline({ facts }: { facts: TimelineFacts }) {
  const t = useTranslations("organizations.flow");
  return <Stepper label={t("steps")} look="joined" steps={timelineSteps(facts, t)} />;
}

/** The step that is next, from 1, of how many. */
export function positionOf({ operator, register, authority, certificate }: TimelineFacts) {
  const count = certificate === "kept" ? 3 : 4;
  if (operator === null) return { step: 1, count };
  if (typeof register === "string" && register !== "before") return { step: 2, count };
  if (typeof authority === "string" || "waiting" in authority) return { step: 3, count };
  return { step: count, count };
}

type Say = ReturnType<typeof useTranslations<"organizations.flow">>;

function timelineSteps({ operator, register, authority, certificate }: TimelineFacts, t: Say): Step[] {
  const proof = typeof authority === "string" ? null : "waiting" in authority ? authority.waiting : authority.proven;
  return [
    {
      id: "you",
      title: t("you"),
      state: operator === null ? "now" : "done",
      detail: operator === null ? t("youTodo") : t("youDone", { name: operator }),
    },
    { id: "register", title: t("register"), ...registerStep(register, t) },
    {
      id: "authority",
      title: t(`authority.${proof ?? "any"}`),
      ...authorityStep(authority, t),
    },
    ...(certificate === "kept"
      ? []
      : [
          {
            id: "certificate",
            title: t("certificate"),
            state: certificate,
            detail: t(certificate === "done" ? "certificateDone" : "certificateTodo"),
          },
        ]),
  ];
}

function registerStep(register: TimelineFacts["register"], t: Say): { state: StepState; detail: string } {
  if (typeof register !== "string") {
    const { elements } = register;
    return { state: "done", detail: elements === null ? t("registerPapers") : t("registerDone", { elements }) };
  }
  if (register === "before") return { state: "done", detail: t("registerBefore") };
  if (register === "asked") return { state: "now", detail: t("registerAsked") };
  if (register === "licence") return { state: "waiting", detail: t("registerLicence") };
  return { state: register, detail: t("registerTodo") };
}

function authorityStep(authority: TimelineFacts["authority"], t: Say): { state: StepState; detail: string } {
  if (typeof authority === "string") return { state: authority, detail: t("authorityTodo") };
  if ("proven" in authority) return { state: "done", detail: t("authorityDone") };
  return { state: "now", detail: t(`authorityNow.${authority.waiting}`) };
}
