import type { AnswerOutcome } from "./provider-types";

/**
 * The rules of an identity check as pure functions. A Verification is one flow of a person: open while she may try
 * again, then passed, failed (her tries are used up, or the number belongs to another account) or abandoned.
 */
export const verificationStates = ["open", "passed", "failed", "abandoned"] as const;
export type VerificationState = (typeof verificationStates)[number];

/** Where a flow may go; whatever is not here is refused. */
export const verificationMoves: Record<VerificationState, readonly VerificationState[]> = {
  open: ["passed", "failed", "abandoned"],
  passed: [],
  failed: [],
  abandoned: [],
};

export const attemptsPerDay = 5;
export const dayMs = 24 * 60 * 60 * 1000;
/** An attempt without an answer for this long was lost with the process that asked. */
export const lostAfterMs = 2 * 60 * 1000;

/** Answers that say something about what was typed use up a try; a register that is down or full does not. */
const counted: Record<AnswerOutcome, boolean> = {
  match: true,
  mismatch: true,
  no_record: true,
  invalid_input: true,
  limit: false,
  upstream_error: false,
};
export const countedOutcomes = (Object.keys(counted) as AnswerOutcome[]).filter((outcome) => counted[outcome]);

/**
 * Where a flow goes after an answer.
 * @param attemptsLeft tries of this day that remain after it
 * @param elsewhere the number is already proven by another account
 */
export function afterAnswer(outcome: AnswerOutcome, attemptsLeft: number, elsewhere: boolean): VerificationState {
  if (outcome === "match") return elsewhere ? "failed" : "passed";
  return counted[outcome] && attemptsLeft <= 0 ? "failed" : "open";
}

export type Allowance = { left: number; lockedUntil: Date | null };

/**
 * How many tries are left in the 24 hours before `now`, and when the next is free if none is.
 * @param times of the counted attempts, in any order; older ones are passed over
 */
export function allowance(times: readonly Date[], now: Date): Allowance {
  const recent = times.map((time) => time.getTime()).filter((time) => time > now.getTime() - dayMs);
  const left = Math.max(0, attemptsPerDay - recent.length);
  if (left > 0) return { left, lockedUntil: null };
  // The lock ends when so many have grown a day old that fewer than the limit remain.
  const deciding = recent.sort((a, b) => b - a)[attemptsPerDay - 1]!;
  return { left, lockedUntil: new Date(deciding + dayMs) };
}
