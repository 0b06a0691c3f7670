import { settle } from "./settle";
import { tidyNumber } from "./typed-number";

/** Why a number is not one; each has its own sentence for the person who types. */
export const mobileNumberFaults = ["empty", "characters", "country", "too_short", "too_long", "segment"] as const;
export type MobileNumberFault = (typeof mobileNumberFaults)[number];

export type MobileNumberReading =
  | {
      ok: true;
      /** 11 digits. */
      normalized: string;
      /** The number with its country, as ITU-T E.164 writes it: +86 and 11 digits. */
      international: string;
    }
  | { ok: false; reason: MobileNumberFault };

/**
 * What was typed without full-width forms, spaces, hyphens, brackets and invisible marks, and without the country
 * in front (+86, 0086, or 86 before a whole number). Other countries stay in front.
 */
export function normalizeMobileNumber(typed: string): string {
  return settle(typed, (text) =>
    tidyNumber(text)
      .replace(/[()]/g, "")
      .replace(/^(?:\+|00)86/, "")
      .replace(/^86(?=1[0-9]{10}$)/, ""),
  );
}

/**
 * Reads a mobile number of mainland China as typed: 11 digits that begin with 13 to 19. `country` means that another
 * country stands in front, `segment` that no mobile begins so. There is no check digit: that a number is somebody's
 * is only shown by a message that arrives.
 */
export function readMobileNumber(typed: string): MobileNumberReading {
  const number = normalizeMobileNumber(typed);
  const fault = faultOf(number);
  return fault ? { ok: false, reason: fault } : { ok: true, normalized: number, international: `+86${number}` };
}

function faultOf(number: string): MobileNumberFault | undefined {
  if (number === "") return "empty";
  if (!/^\+?[0-9]*$/.test(number)) return "characters";
  if (/^(?:\+|00)/.test(number)) return "country";
  if (number.length !== 11) return number.length < 11 ? "too_short" : "too_long";
  return /^1[3-9]/.test(number) ? undefined : "segment";
}

/** The number in groups of 3, 4 and 4 for reading. Input: normalized, complete or not. */
export function groupMobileNumber(number: string): string {
  return [number.slice(0, 3), number.slice(3, 7), number.slice(7)].filter(Boolean).join(" ");
}
