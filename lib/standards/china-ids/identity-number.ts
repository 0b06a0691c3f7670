import { calendarDate, isCalendarDate } from "./calendar-date";
import { identityCheckCharacter } from "./check-character";
import { isRegion } from "./regions";
import { tidyNumber } from "./typed-number";

/** Why a number is not one; each has its own sentence for the person who types. */
export const identityNumberFaults = [
  "empty",
  "characters",
  "too_short",
  "too_long",
  "old_form",
  "region",
  "birth_date",
  "birth_date_future",
  "check_character",
] as const;
export type IdentityNumberFault = (typeof identityNumberFaults)[number];

export type IdentityNumberReading =
  | {
      ok: true;
      /** 17 digits and a digit or capital X. */
      normalized: string;
      /** YYYY-MM-DD */
      birthDate: string;
      sex: "female" | "male";
      /** Two digits: the province of first registration. */
      region: string;
    }
  | { ok: false; reason: IdentityNumberFault };

/** Years back from today beyond which a birth date is a slip of the finger. */
const oldestAge = 150;

/** What was typed without full-width forms, spaces, hyphens and invisible marks; a final x becomes X. */
export const normalizeIdentityNumber = tidyNumber;

/**
 * Reads a resident identity number (GB 11643-1999) as typed: 18 characters, a known province, a real birth date that
 * is not in the future, and the right check character. It says nothing about whether such a person exists.
 * @param typed anything
 * @param today the date to compare birth dates with, YYYY-MM-DD
 */
export function readIdentityNumber(typed: string, today: string): IdentityNumberReading {
  const number = normalizeIdentityNumber(typed);
  const fault = faultOf(number, today);
  if (fault) return { ok: false, reason: fault };
  return {
    ok: true,
    normalized: number,
    birthDate: calendarDate(number.slice(6, 14)),
    sex: Number(number[16]) % 2 === 1 ? "male" : "female",
    region: number.slice(0, 2),
  };
}

function faultOf(number: string, today: string): IdentityNumberFault | undefined {
  if (number === "") return "empty";
  if (!/^[0-9]*$/.test(number) && !/^[0-9]{17}X$/.test(number)) return "characters";
  if (number.length > 18) return "too_long";
  if (number.length < 18) return isOldForm(number) ? "old_form" : "too_short";
  if (!isRegion(number.slice(0, 2))) return "region";
  const birthDate = calendarDate(number.slice(6, 14));
  if (!isCalendarDate(birthDate) || Number(birthDate.slice(0, 4)) < Number(today.slice(0, 4)) - oldestAge)
    return "birth_date";
  // Dates in this form are in order as text.
  if (birthDate > today) return "birth_date_future";
  return identityCheckCharacter(number.slice(0, 17)) === number[17] ? undefined : "check_character";
}

/** The 15 digits of before 1999: no century in the birth date, no check character. */
function isOldForm(number: string): boolean {
  return (
    number.length === 15 && isRegion(number.slice(0, 2)) && isCalendarDate(calendarDate(`19${number.slice(6, 12)}`))
  );
}

/** What may be shown of a number: the first three and the last two characters. Input: a normalized number. */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 3)}${"*".repeat(Math.max(0, number.length - 5))}${number.slice(-2)}`;
}

/** The number in groups of 6, 8 and 4 for reading: `330106 19900307 0014`. Input: normalized, complete or not. */
export function groupIdentityNumber(number: string): string {
  return [number.slice(0, 6), number.slice(6, 14), number.slice(14)].filter(Boolean).join(" ");
}
