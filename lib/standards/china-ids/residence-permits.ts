import { calendarDate, isCalendarDate } from "./calendar-date";
import { identityCheckCharacter } from "./check-character";
import { type IdentityNumberReading, identityNumberFaults, readIdentityNumber } from "./identity-number";
import { tidyNumber } from "./typed-number";

/** Why the number of a residence permit is not one; each has its own sentence for the person who types. */
export const residencePermitFaults = [...identityNumberFaults, "place"] as const;
export type ResidencePermitFault = (typeof residencePermitFaults)[number];

const places = { "81": "hong_kong", "82": "macao", "83": "taiwan" } as const;

export type ResidencePermitReading =
  | (Extract<IdentityNumberReading, { ok: true }> & { place: (typeof places)[keyof typeof places] })
  | { ok: false; reason: ResidencePermitFault };

/**
 * Reads the number of a residence permit for people of Hong Kong, Macao and Taiwan: built and checked as a resident
 * identity number (GB 11643-1999) that begins with 81, 82 or 83. `place` means that the number is in order but that
 * of a resident identity card.
 * @param today the date to compare birth dates with, YYYY-MM-DD
 */
export function readResidencePermit(typed: string, today: string): ResidencePermitReading {
  const reading = readIdentityNumber(typed, today);
  if (!reading.ok) return reading;
  const prefix = reading.region;
  return isPlace(prefix) ? { ...reading, place: places[prefix] } : { ok: false, reason: "place" };
}

const isPlace = (prefix: string): prefix is keyof typeof places => Object.hasOwn(places, prefix);

/** Why the number of a permanent residence card is not one. */
export const permanentResidenceFaults = ["empty", "characters", "too_short", "too_long"] as const;
export type PermanentResidenceFault = (typeof permanentResidenceFaults)[number];

export type PermanentResidenceReading =
  | {
      ok: true;
      form: "new";
      /** 9, 16 digits, and a digit or capital X. */
      normalized: string;
      /** YYYY-MM-DD where the eight digits from the 7th are a day not after today (unconfirmed). */
      birthDate?: string;
      /** Whether the last character is the one that a resident identity number would have (unconfirmed). */
      checkCharacterAgrees: boolean;
    }
  | {
      ok: true;
      form: "old";
      /** Three capital letters and 12 digits. */
      normalized: string;
      /** The three letters: the holder's nationality (unconfirmed). */
      country: string;
    }
  | { ok: false; reason: PermanentResidenceFault };

/**
 * Reads the number of a foreigner's permanent residence card: the new form of 18 characters that begins with 9, or
 * the old one of three letters and 12 digits (unconfirmed). That the new form's check character and birth date follow
 * GB 11643 is unconfirmed too: a number is not refused for them, and the reading tells how they look, so that a form
 * can ask to look again.
 * @param today the date to compare birth dates with, YYYY-MM-DD
 */
export function readPermanentResidence(typed: string, today: string): PermanentResidenceReading {
  const number = tidyNumber(typed);
  if (number === "") return refuse("empty");
  return /^[0-9]/.test(number) ? readNewForm(number, today) : readOldForm(number);
}

function readNewForm(number: string, today: string): PermanentResidenceReading {
  if (!/^9[0-9]*$/.test(number) && !/^9[0-9]{16}X$/.test(number)) return refuse("characters");
  if (number.length !== 18) return refuse(number.length < 18 ? "too_short" : "too_long");
  const birthDate = calendarDate(number.slice(6, 14));
  return {
    ok: true,
    form: "new",
    normalized: number,
    ...(isCalendarDate(birthDate) && birthDate <= today ? { birthDate } : {}),
    checkCharacterAgrees: identityCheckCharacter(number.slice(0, 17)) === number[17],
  };
}

function readOldForm(number: string): PermanentResidenceReading {
  if (!/^[A-Z]{1,3}$/.test(number) && !/^[A-Z]{3}[0-9]*$/.test(number)) return refuse("characters");
  if (number.length !== 15) return refuse(number.length < 15 ? "too_short" : "too_long");
  return { ok: true, form: "old", normalized: number, country: number.slice(0, 3) };
}

const refuse = (reason: PermanentResidenceFault): { ok: false; reason: PermanentResidenceFault } => ({
  ok: false,
  reason,
});
