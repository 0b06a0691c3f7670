export type Week = {
  /** Its Monday, as YYYY-MM-DD. */
  from: string;
  count: number;
};

const dayMs = 86_400_000;
const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`);
const textOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The Monday on or before a day. Days are counted as they are written, whatever zone they were written in. */
export function mondayOf(day: string): string {
  const at = dayOf(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return textOf(at - sinceMonday * dayMs);
}

/**
 * Uses by week, the oldest first, weeks without any among them.
 * @param today the last day, YYYY-MM-DD
 * @param weeks how many, that of today among them
 */
export function weeksOfUses(days: readonly { day: string; count: number }[], today: string, weeks: number): Week[] {
  const last = dayOf(mondayOf(today));
  const counts = new Map<string, number>();
  for (const { day, count } of days) counts.set(mondayOf(day), (counts.get(mondayOf(day)) ?? 0) + count);
  return Array.from({ length: weeks }, (_, index) => {
    const from = textOf(last - (weeks - 1 - index) * 7 * dayMs);
    return { from, count: counts.get(from) ?? 0 };
  });
}
