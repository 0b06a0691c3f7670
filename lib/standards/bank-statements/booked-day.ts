/**
 * The day of a booking that carries no time of day: an instant that is the beginning of a day by the bank's clock.
 * @param offsetMinutes how far the bank's clock is ahead of UTC
 * @returns midnight UTC of that day, to be written as a day in UTC whatever the reader's time zone; null with a time
 */
export function dayAlone(at: Date, offsetMinutes: number): Date | null {
  const local = at.getTime() + offsetMinutes * 60_000;
  return local % 86_400_000 === 0 ? new Date(local) : null;
}
