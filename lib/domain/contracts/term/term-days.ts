/** The bounds of the days before the end of a term on which its parties are reminded. */
export const remindDays = { least: 1, most: 365, usual: 30 } as const;

const dayMs = 86_400_000;

/** A calendar day as UTC midnight, as the database keeps it; null for what is no day. @param day YYYY-MM-DD */
export function readDay(day: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day ? at : null;
}

/** The same the other way round. */
export const writeDay = (at: Date): string => at.toISOString().slice(0, 10);

/** When the parties are reminded: so many days before the last one, in the morning of China and the night of Europe. */
export const remindAt = (endsOn: Date, days: number): Date => new Date(endsOn.getTime() - days * dayMs + 3_600_000);

/** Whether the last day of a term has passed everywhere on earth (UTC-12). */
export const isOver = (endsOn: Date, now: Date): boolean => now.getTime() >= endsOn.getTime() + 1.5 * dayMs;
