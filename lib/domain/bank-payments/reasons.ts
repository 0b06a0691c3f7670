import type { TransactionState } from "./challenge-states";

/** Why a payment matched nothing by itself. Closed; the organization is told, and an administrator can act on each. */
export const mismatchReasons = [
  /** The payer is another organization. */
  "wrong_name",
  /** Whoever brought the payment does not say who paid. */
  "no_payer_name",
  /** The payer looks like a person: it has to be the organization's own account. */
  "personal_payer",
  /** The verified name is one that a person could have: the account may be the business's or the person's. */
  "personal_name",
  /** The bank cut the payer's name before its legal form: another organization's is cut to the same. */
  "cut_name",
  "short",
  "over",
  /** Booked before the challenge was made or after it ended. */
  "late",
  /** The code is another challenge's, or missing where the bank shortened the payer's name. */
  "wrong_code",
  /** Nobody with this name is asked to pay. */
  "no_challenge",
  /** It could be meant for several. */
  "ambiguous",
  /** A second payment for what was paid. */
  "already_satisfied",
  /** The bank took it back. */
  "reversed",
  "wrong_currency",
] as const;
export type MismatchReason = (typeof mismatchReasons)[number];

/** Where a payment goes that did not match: to somebody who decides, back to its payer, or out of the way. */
export const stateAfter: Record<MismatchReason, Exclude<TransactionState, "matched" | "refunded">> = {
  wrong_name: "refund_due",
  no_payer_name: "unmatched",
  personal_payer: "refund_due",
  personal_name: "unmatched",
  cut_name: "unmatched",
  short: "unmatched",
  over: "refund_due",
  late: "refund_due",
  wrong_code: "unmatched",
  no_challenge: "unmatched",
  ambiguous: "unmatched",
  already_satisfied: "refund_due",
  reversed: "set_aside",
  wrong_currency: "unmatched",
};

/** What a person may still make of a payment, by two administrators together. */
export const mayBeProposed = (state: string): boolean => state === "unmatched" || state === "refund_due";
