import { luhnCheckDigit } from "./luhn";
import { tidyNumber } from "./typed-number";

/** Why a number is not one; each has its own sentence for the person who types. */
export const bankCardFaults = ["empty", "characters", "too_short", "too_long", "check_digit"] as const;
export type BankCardFault = (typeof bankCardFaults)[number];

export type BankCardReading =
  | {
      ok: true;
      /** 13 to 19 digits. */
      normalized: string;
      lastFour: string;
    }
  | { ok: false; reason: BankCardFault };

/** The fewest and the most digits of a personal card. */
export const bankCardLength = { least: 13, most: 19 } as const;

/**
 * Reads the number of a person's bank card (ISO/IEC 7812-1): 13 to 19 digits, the last a Luhn check digit. Numbers of
 * passbooks and of corporate accounts have no such digit and are not cards.
 */
export function readBankCard(typed: string): BankCardReading {
  const number = tidyNumber(typed);
  const fault = faultOf(number);
  return fault ? { ok: false, reason: fault } : { ok: true, normalized: number, lastFour: number.slice(-4) };
}

function faultOf(number: string): BankCardFault | undefined {
  if (number === "") return "empty";
  if (!/^[0-9]*$/.test(number)) return "characters";
  if (number.length < bankCardLength.least) return "too_short";
  if (number.length > bankCardLength.most) return "too_long";
  return luhnCheckDigit(number.slice(0, -1)) === number.at(-1) ? undefined : "check_digit";
}

/** The number in groups of four for reading. Input: normalized, complete or not. */
export const groupBankCard = (number: string): string => (number.match(/.{1,4}/g) ?? []).join(" ");
