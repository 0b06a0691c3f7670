import type { Outcome } from "./provider-types";
import { outcomes } from "./step-states";

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

/** The outcomes that use up a try. */
export const countedOutcomes = (Object.keys(outcomes) as Outcome[]).filter((outcome) => outcomes[outcome].counted);

/**
 * Where a flow goes after an answer.
 * @param attemptsLeft tries of this day that remain after it
 * @param elsewhere the number is already proven by another account
 */
export function afterAnswer(outcome: Outcome, attemptsLeft: number, elsewhere: boolean): VerificationState {
  if (outcome === "match") return elsewhere ? "failed" : "passed";
  return outcomes[outcome].counted && attemptsLeft <= 0 ? "failed" : "open";
}

/**
 * Whether a proof gives the number of a deleted account to a new one. Who merely knows name and number must not take
 * them over; who was surer before has to be as sure again.
 * @param level of the method that matched
 * @param before assurance that the deleted account's owner had
 */
export const mayComeBack = (level: number, before: number): boolean => level >= Math.max(2, before);

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
