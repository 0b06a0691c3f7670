import { type GrantLine, grantLimits } from "@/lib/domain/seals/grants/grant.schema";

/** The form that gives leave, as it is typed: days of the reader's calendar, names by lines. */
export type GrantDraft = {
  to: "member" | "organization";
  membershipId: string;
  code: string;
  from: string;
  until: string;
  counterparties: string;
  templateIds: readonly string[];
  approval: "no" | "yes";
  approverId: string;
  deputyId: string;
  hours: string;
};

export const emptyGrant: GrantDraft = {
  to: "member",
  membershipId: "",
  code: "",
  from: "",
  until: "",
  counterparties: "",
  templateIds: [],
  approval: "no",
  approverId: "",
  deputyId: "",
  hours: "24",
};

/** The terms of leave as its form begins with them. */
export function draftOf({ notBefore, notAfter, counterparties, templates, terms, answerHours }: GrantLine): GrantDraft {
  return {
    ...emptyGrant,
    membershipId: terms?.membershipId ?? "",
    from: dayOf(notBefore),
    until: notAfter ? dayOf(notAfter) : "",
    counterparties: counterparties.join("\n"),
    templateIds: templates.map(({ id }) => id),
    approval: terms?.approverId ? "yes" : "no",
    approverId: terms?.approverId ?? "",
    deputyId: terms?.deputyId ?? "",
    hours: String(answerHours ?? emptyGrant.hours),
  };
}

/** A day of the reader's calendar, as a field for days writes it. */
const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** What is wrong with a field, as a key of `sealUse.give`. */
export type GrantProblem = {
  field: "membershipId" | "code" | "notAfter" | "counterparties" | "approverId" | "deputyId" | "answerHours";
  code: "memberNeeded" | "codeNeeded" | "endBeforeStart" | "tooMany" | "approverNeeded" | "sameDeputy" | "hoursWrong";
};

/** The first thing that is missing or cannot be, or null. */
export function problemOf(draft: GrantDraft): GrantProblem | null {
  if (draft.to === "member" && draft.membershipId === "") return { field: "membershipId", code: "memberNeeded" };
  if (draft.to === "organization" && draft.code.trim() === "") return { field: "code", code: "codeNeeded" };
  if (draft.from !== "" && draft.until !== "" && draft.until < draft.from)
    return { field: "notAfter", code: "endBeforeStart" };
  if (namesOf(draft.counterparties).length > grantLimits.counterparties)
    return { field: "counterparties", code: "tooMany" };
  if (draft.approval === "no") return null;
  if (draft.approverId === "") return { field: "approverId", code: "approverNeeded" };
  if (draft.deputyId !== "" && draft.deputyId === draft.approverId) return { field: "deputyId", code: "sameDeputy" };
  const hours = Number(draft.hours);
  if (!Number.isInteger(hours) || hours < 1 || hours > grantLimits.mostHours)
    return { field: "answerHours", code: "hoursWrong" };
  return null;
}

/** The terms of a draft as the server takes them: a day begins and ends where its reader lives. */
export function termsOf(draft: GrantDraft) {
  const asks = draft.approval === "yes";
  return {
    notBefore: draft.from === "" ? null : new Date(`${draft.from}T00:00:00`).toISOString(),
    notAfter: draft.until === "" ? null : new Date(`${draft.until}T23:59:59`).toISOString(),
    counterparties: namesOf(draft.counterparties),
    approverId: asks ? draft.approverId : null,
    deputyId: asks && draft.deputyId !== "" ? draft.deputyId : null,
    ...(asks && { answerHours: Number(draft.hours) }),
  };
}

/** One name a line, each once. */
export const namesOf = (lines: string): string[] => [
  ...new Set(
    lines
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
