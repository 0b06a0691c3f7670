import type { Place } from "./amounts";
import { StatementError } from "./errors";

/** A day and, where given, the time on it, in local time. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  on: string;
  /** `HH:MM:SS` */
  time?: string;
  /** Minutes ahead of UTC. */
  utcOffsetMinutes?: number;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYY-MM-DD`, or undefined when the calendar has no such day or the year is not of 1900 to 2199. */
export function calendarDay(year: number, month: number, day: number): string | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : monthLengths[month - 1];
  if (year < 1900 || year > 2199 || length === undefined || day < 1 || day > length) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** `HH:MM:SS`, or undefined when no clock shows that. Leap seconds are none: 60 is refused. */
export function clockTime(hour: number, minute: number, second: number): string | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
}

/**
 * Reads ISODate or ISODateTime of ISO 20022: `2026-11-22`, `2026-11-22T10:20:30.123+08:00`, `…Z`. Fractions of a
 * second are dropped.
 * @throws StatementError bad_date
 */
export function readIsoDate(text: string, place: Place): LocalTime {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ??
    badDate(text, place);
  const on = calendarDay(Number(match[1]), Number(match[2]), Number(match[3])) ?? badDate(text, place);
  if (match[4] === undefined) return { on };
  const time = clockTime(Number(match[4]), Number(match[5]), Number(match[6])) ?? badDate(text, place);
  const zone = match[7];
  return zone === undefined ? { on, time } : { on, time, utcOffsetMinutes: zoneMinutes(zone) ?? badDate(text, place) };
}

function zoneMinutes(zone: string): number | undefined {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return minutes > 14 * 60 ? undefined : zone.startsWith("-") ? -minutes || 0 : minutes;
}

/**
 * Reads SWIFT's YYMMDD. Years 80 to 99 are of the 20th century, as SWIFT rules.
 * @throws StatementError bad_date
 */
export function readSwiftDate(text: string, place: Place): string {
  const year = Number(text.slice(0, 2));
  const day = calendarDay(year + (year >= 80 ? 1900 : 2000), Number(text.slice(2, 4)), Number(text.slice(4, 6)));
  return day ?? badDate(text, place);
}

/**
 * Reads SWIFT's MMDD without a year: the day nearest to the value date, which may lie in the year before or after.
 * @throws StatementError bad_date
 */
export function readSwiftEntryDate(text: string, valueOn: string, place: Place): string {
  const valueYear = Number(valueOn.slice(0, 4));
  const value = Date.parse(valueOn);
  const days = [valueYear - 1, valueYear, valueYear + 1]
    .map((year) => calendarDay(year, Number(text.slice(0, 2)), Number(text.slice(2, 4))))
    .filter((day) => day !== undefined)
    .sort((one, other) => Math.abs(Date.parse(one) - value) - Math.abs(Date.parse(other) - value));
  return days[0] ?? badDate(text, place);
}

/** @throws StatementError bad_date, always */
export function badDate(text: string, place: Place): never {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  throw new StatementError("bad_date", `"${shown}" is no date`, place.lineNumber, place.field);
}
