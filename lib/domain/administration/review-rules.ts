/** The rules of reviews as tables. Pure. */
export const reviewKinds = ["person_document", "organization_licence", "authorization_letter"] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const reviewStates = ["waiting", "approved", "refused", "withdrawn"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Where a review may go; whatever is not here is refused. */
export const reviewMoves: Record<ReviewState, readonly ReviewState[]> = {
  waiting: ["approved", "refused", "withdrawn"],
  approved: [],
  refused: [],
  withdrawn: [],
};

export const fileSides = ["front", "back", "photo_page", "licence", "letter"] as const;
export type FileSide = (typeof fileSides)[number];

/** Which papers each kind of review needs; one of the lists must be there whole, and nothing else. */
export const sidesOf: Record<ReviewKind, readonly (readonly FileSide[])[]> = {
  person_document: [["photo_page"], ["front", "back"]],
  organization_licence: [["licence"]],
  authorization_letter: [["letter"], ["letter", "licence"]],
};

export const sidesFit = (kind: ReviewKind, sides: readonly FileSide[]): boolean =>
  sidesOf[kind].some((wanted) => wanted.length === sides.length && wanted.every((side) => sides.includes(side)));

/** Two administrators must approve; one may refuse. */
export const approvalsNeeded = 2;

export type Verdict = "approve" | "refuse";

/**
 * Where a review goes after a decision.
 * @param approvals of different administrators who still work here, this one included
 */
export function afterVerdict(verdict: Verdict, approvals: number): ReviewState {
  if (verdict === "refuse") return "refused";
  return approvals >= approvalsNeeded ? "approved" : "waiting";
}

/** What keeps somebody from deciding. */
export type Hindrance = "review_decided" | "review_own" | "review_yours_already" | "review_not_looked";

export type DecisionFacts = {
  state: string;
  /** The papers are the administrator's own, or of an organization that she verifies. */
  own: boolean;
  decidedBefore: boolean;
  /** She has looked at every paper. */
  looked: boolean;
  verdict: Verdict;
};

/** The first thing that stands against a decision; null when nothing does. Refusing needs no look: a wrong file is enough. */
export function hindrance({ state, own, decidedBefore, looked, verdict }: DecisionFacts): Hindrance | null {
  if (state !== "waiting") return "review_decided";
  if (own) return "review_own";
  if (decidedBefore) return "review_yours_already";
  return verdict === "approve" && !looked ? "review_not_looked" : null;
}
