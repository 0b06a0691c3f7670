/**
 * The state machines of a seal, of leave to use it, and of leave for one use, as tables. Postgres holds the same
 * tables in triggers (prisma/migrations, seal_moves, seal_grant_moves and seal_approval_moves).
 */
export const sealStates = ["draft", "in_review", "active", "suspended", "retired", "destroyed"] as const;
export type SealState = (typeof sealStates)[number];

export const sealMoves: Record<SealState, readonly SealState[]> = {
  draft: ["in_review", "active", "destroyed"],
  // Taken back or refused, it is a draft again.
  in_review: ["draft", "active", "destroyed"],
  active: ["suspended", "retired"],
  suspended: ["active", "retired"],
  retired: ["destroyed"],
  destroyed: [],
};

export const grantStates = ["waiting", "given", "ended"] as const;
export type GrantState = (typeof grantStates)[number];

export const grantMoves: Record<GrantState, readonly GrantState[]> = {
  // The authorization is to be signed first.
  waiting: ["given", "ended"],
  given: ["ended"],
  ended: [],
};

export const approvalStates = ["waiting", "approved", "refused", "expired", "withdrawn", "used"] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const approvalMoves: Record<ApprovalState, readonly ApprovalState[]> = {
  waiting: ["approved", "refused", "expired", "withdrawn"],
  approved: ["used", "withdrawn", "expired"],
  refused: [],
  expired: [],
  withdrawn: [],
  used: [],
};

/** Whether a seal may go from one state to another; staying is allowed. Unknown states: no. */
export const sealMayMove = (from: string, to: string): boolean => mayMove(sealMoves, from, to);
/** The same for leave to use it. */
export const grantMayMove = (from: string, to: string): boolean => mayMove(grantMoves, from, to);
/** The same for leave for one use. */
export const approvalMayMove = (from: string, to: string): boolean => mayMove(approvalMoves, from, to);

function mayMove(table: Record<string, readonly string[]>, from: string, to: string): boolean {
  if (!Object.hasOwn(table, from) || !Object.hasOwn(table, to)) return false;
  return from === to || (table[from]?.includes(to) ?? false);
}
