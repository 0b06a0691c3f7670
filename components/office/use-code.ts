import { useTranslations } from "next-intl";

/** The groups of words that stand for codes of the database. */
export type CodeWords =
  | "office.review.kinds"
  | "office.review.sides"
  | "office.review.fields"
  | "office.review.states"
  | "office.sealReview.kinds"
  | "office.sealReview.verdicts"
  | "office.methods"
  | "office.outcomes"
  | "office.flowStates"
  | "office.consents"
  | "office.documents"
  | "office.organizationKinds"
  | "office.organizationStates"
  | "office.registerStates"
  | "office.memberRoles"
  | "office.challengeStates"
  | "office.certificateStates"
  | "office.payments.states"
  | "office.payments.reasons"
  | "office.payments.sources"
  | "office.payments.importStates"
  | "office.payments.payoutStates"
  | "office.payments.proposalStates"
  | "office.payments.matchedBy"
  | "office.payments.failures"
  | "office.import.formats"
  | "office.import.warnings"
  | "office.roles"
  | "office.record.data"
  | "office.record.values"
  | "office.record.actions"
  | "office.record.subjects";

/** Words for a code; a code that is newer than the words is shown as it is. */
export function useCode(words: CodeWords): (code: string | null | undefined) => string {
  const t = useTranslations(words);
  return (code) => {
    if (!code) return "–";
    // A dot would lead into a group that is not there.
    const key = code.replace(/\./g, "_") as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : code;
  };
}
