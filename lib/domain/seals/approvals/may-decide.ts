/** Who answers for a request, as its grant says, and from when the deputy does. */
export type AnswerTerms = {
  approverId: string | null;
  deputyId: string | null;
  approver: { endedAt: Date | null } | null;
  deputy: { endedAt: Date | null } | null;
  deputyFrom: Date | null;
};

/** Whether it is somebody's turn to decide, or she only may. */
export type Deciding = "turn" | "may";

/**
 * Whether a member may decide about a request: the approver; her deputy once the approver's time is over or she has
 * left; an owner always, and it is her turn where neither is left. Anybody else: null. Pure.
 */
export function mayDecide(
  member: { id: string; role: string },
  { approverId, deputyId, approver, deputy, deputyFrom }: AnswerTerms,
  now: Date,
): Deciding | null {
  const approverLeft = approver === null || approver.endedAt !== null;
  const deputyLeft = deputy === null || deputy.endedAt !== null;
  if (member.id === approverId && !approverLeft) return "turn";
  const late = deputyFrom !== null && deputyFrom <= now;
  if (member.id === deputyId && !deputyLeft && (approverLeft || late)) return "turn";
  if (member.role !== "owner") return null;
  return approverLeft && deputyLeft ? "turn" : "may";
}
