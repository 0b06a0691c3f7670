/** The lasting terms of corporate-account payment. */
const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** How long a challenge holds, and how long an amount that we sent can be entered. */
export const holdsMs = 7 * dayMs;
/** So long after its end a challenge still takes what was booked in time: statements come after weekends. */
export const statementGraceMs = 4 * dayMs;
export const wrongAnswersAllowed = 3;
/** Requests that we pay an organization, for one organization and for one account. */
export const payoutLimits = [
  { most: 3, withinMs: dayMs },
  { most: 6, withinMs: 30 * dayMs },
] as const;
/** Wrong amounts about one organization or one account, after which no more is paid: of 99 amounts that is few. */
export const wrongAmountLimit = { most: 6, withinMs: 30 * dayMs } as const;
/** How far banks' clocks in China are ahead of UTC, where a statement does not say. */
export const bankOffsetMinutes = 480;

/** Usual durations in minutes, as shown: most payments, and what to expect at worst. */
export const usual = {
  transfer: { most: 30, worst: 24 * 60 },
  /** From the bank's booking to ours, where somebody uploads a statement on working days. */
  statement: { most: 4 * 60, worst: 3 * 24 * 60 },
  payoutOrdered: { most: 4 * 60, worst: 24 * 60 },
  payoutArrives: { most: 30, worst: 3 * 24 * 60 },
} as const;
