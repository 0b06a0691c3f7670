/**
 * The state machines of corporate-account payment, as tables. Postgres holds the same tables in triggers
 * (prisma/migrations, …_moves); challenge-states.unit.test.ts compares the two.
 */
export const directions = ["in", "out"] as const;
/** `in`: the organization pays us. `out`: we pay it, and it tells us how much arrived. */
export type Direction = (typeof directions)[number];

export const inStates = ["issued", "matched", "expired", "cancelled"] as const;
export type InState = (typeof inStates)[number];

export const inMoves: Record<InState, readonly InState[]> = {
  issued: ["matched", "expired", "cancelled"],
  matched: [],
  // Booked in time, heard of afterwards: statements come days later.
  expired: ["matched"],
  cancelled: [],
};

export const outStates = ["requested", "sent", "verified", "failed", "locked", "expired", "cancelled"] as const;
export type OutState = (typeof outStates)[number];

export const outMoves: Record<OutState, readonly OutState[]> = {
  // Locked while only ordered: whoever has the money may answer before the bank has told us that it is out.
  requested: ["sent", "failed", "locked", "cancelled", "expired"],
  sent: ["verified", "failed", "locked", "expired", "cancelled"],
  verified: [],
  failed: [],
  locked: [],
  expired: [],
  cancelled: [],
};

/** A challenge that somebody still has to do something about; an organization has at most one. */
export const openStates = ["issued", "requested", "sent"] as const;
/** What proves that the organization's account answered. */
export const provenStates = ["matched", "verified"] as const;

export const transactionStates = ["unmatched", "matched", "refund_due", "refunded", "set_aside"] as const;
export type TransactionState = (typeof transactionStates)[number];

export const transactionMoves: Record<TransactionState, readonly TransactionState[]> = {
  unmatched: ["matched", "refund_due", "set_aside"],
  matched: [],
  refund_due: ["matched", "refunded", "set_aside"],
  refunded: [],
  set_aside: ["unmatched"],
};

export const payoutStates = ["requested", "ordered", "sent", "failed"] as const;
export type PayoutState = (typeof payoutStates)[number];

export const payoutMoves: Record<PayoutState, readonly PayoutState[]> = {
  requested: ["ordered", "sent", "failed"],
  ordered: ["sent", "failed"],
  // The bank sends back what it could not credit.
  sent: ["failed"],
  failed: [],
};

export const importStates = ["preview", "committed", "undone", "discarded"] as const;
export type ImportState = (typeof importStates)[number];

export const importMoves: Record<ImportState, readonly ImportState[]> = {
  preview: ["committed", "discarded"],
  committed: ["undone"],
  undone: [],
  discarded: [],
};

/** Whether a table lets something go from one state to another; staying is always allowed. Unknown states: no. */
export function mayMove(table: Record<string, readonly string[]>, from: string, to: string): boolean {
  if (!Object.hasOwn(table, from) || !Object.hasOwn(table, to)) return false;
  return from === to || (table[from]?.includes(to) ?? false);
}

/** Whether a challenge may go from one state to another. */
export const challengeMayMove = (direction: Direction, from: string, to: string): boolean =>
  mayMove(direction === "in" ? inMoves : outMoves, from, to);

export const isOpen = (state: string): boolean => (openStates as readonly string[]).includes(state);
export const isProven = (state: string): boolean => (provenStates as readonly string[]).includes(state);
