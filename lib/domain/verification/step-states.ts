import type { Outcome } from "./provider-types";

/**
 * The states of a step, as the database's triggers hold them too. `asked`: a provider owes the answer. `waiting`: the
 * person does, or those who look at her documents. `answered`: it is over, and keeps its answer.
 */
export const stepStates = ["asked", "waiting", "answered"] as const;
export type StepState = (typeof stepStates)[number];

/** Where a step may go; whatever is not here is refused. */
export const stepMoves: Record<StepState, readonly StepState[]> = {
  asked: ["waiting", "answered"],
  waiting: ["asked", "answered"],
  answered: [],
};

/** The states in which a step is under way; a flow has at most one such step. */
export const underWay: StepState[] = ["asked", "waiting"];

/** Every outcome, and whether it says something about what was typed: only such answers use up a try. */
export const outcomes: Record<Outcome, { counted: boolean }> = {
  match: { counted: true },
  mismatch: { counted: true },
  no_record: { counted: true },
  invalid_input: { counted: true },
  limit: { counted: false },
  upstream_error: { counted: false },
  expired: { counted: false },
  cancelled: { counted: false },
};

const backOffSeconds = [5, 10, 20, 40, 60, 120, 300, 600] as const;

/**
 * Seconds until the background asks again about a step that waits: soon at first, then every ten minutes.
 * @param round 1 for the first question
 */
export const backOff = (round: number): number => backOffSeconds[Math.min(round, backOffSeconds.length) - 1] ?? 600;
