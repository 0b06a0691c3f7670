/**
 * The state machines of a contract and of a participant, as tables. Postgres holds the same tables in triggers
 * (prisma/migrations, contract_moves and participant_moves); states.test.ts compares the two.
 */
export const contractStates = [
  "draft",
  "in_approval",
  "sending",
  "out",
  "completed",
  "declined",
  "expired",
  "withdrawn",
  "voided",
] as const;
export type ContractState = (typeof contractStates)[number];

export const contractMoves: Record<ContractState, readonly ContractState[]> = {
  // A draft that was sent once and came back has a history; it is withdrawn rather than deleted.
  draft: ["in_approval", "sending", "withdrawn"],
  // A colleague approves it, gives it back, or its sender takes it back.
  in_approval: ["draft", "sending"],
  sending: ["draft", "out"],
  out: ["completed", "declined", "expired", "withdrawn"],
  // All who signed can end it by an agreement that all of them sign.
  completed: ["voided"],
  declined: [],
  expired: [],
  withdrawn: [],
  voided: [],
};

export const participantStates = [
  "draft",
  "waiting",
  "invited",
  "opened",
  "signed",
  "approved",
  "informed",
  "declined",
] as const;
export type ParticipantState = (typeof participantStates)[number];

export const participantMoves: Record<ParticipantState, readonly ParticipantState[]> = {
  draft: ["waiting", "invited"],
  // Whoever gets a copy is told, and nothing is waited for.
  waiting: ["draft", "invited", "informed", "declined"],
  invited: ["draft", "opened", "signed", "approved", "declined"],
  // Handed over, it is somebody else's to open.
  opened: ["invited", "signed", "approved", "declined"],
  signed: [],
  approved: [],
  informed: [],
  declined: [],
};

/** Whether a contract may go from one state to another; staying is always allowed. Unknown states: no. */
export function contractMayMove(from: string, to: string): boolean {
  return mayMove(contractMoves, from, to);
}

/** The same for a participant. */
export function participantMayMove(from: string, to: string): boolean {
  return mayMove(participantMoves, from, to);
}

function mayMove(table: Record<string, readonly string[]>, from: string, to: string): boolean {
  if (!Object.hasOwn(table, from) || !Object.hasOwn(table, to)) return false;
  return from === to || (table[from]?.includes(to) ?? false);
}

/** The states of a contract whose files everybody has signed, whatever was agreed afterwards. */
export const completeStates = ["completed", "voided"] as const satisfies ContractState[];

/** Whether everybody has signed it. */
export const isComplete = (state: string): boolean => (completeStates as readonly string[]).includes(state);

/** Nothing can happen to a contract any more. */
export const isFinal = (state: string): boolean =>
  Object.hasOwn(contractMoves, state) && contractMoves[state as ContractState].length === 0;
