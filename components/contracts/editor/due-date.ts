const two = (value: number) => String(value).padStart(2, "0");

/** The day of a due time in the reader's own zone, as a date input writes it; empty for none. */
export function dueDateOf(expiresAt: string | null): string {
  if (!expiresAt) return "";
  const at = new Date(expiresAt);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The last second of a day in the reader's own zone, as ISO 8601 in UTC; null for no or a half-typed date. */
export function endOfDay(date: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const at = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 23, 59, 59);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
