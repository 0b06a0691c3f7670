import { tidyNumber } from "./typed-number";

/** Why a number is not one; each has its own sentence for the person who types. */
export const corporateAccountFaults = ["empty", "characters", "too_short", "too_long"] as const;
export type CorporateAccountFault = (typeof corporateAccountFaults)[number];

export type CorporateAccountReading =
  | {
      ok: true;
      /** 8 to 32 digits. */
      normalized: string;
      lastFour: string;
    }
  | { ok: false; reason: CorporateAccountFault };

/** The fewest and the most digits of an account. */
export const corporateAccountLength = { least: 8, most: 32 } as const;

/**
 * Reads the number of an organization's bank account: 8 to 32 digits. Banks print some with hyphens or spaces, which
 * are dropped. Each bank numbers in its own way and there is no common check digit, so a slip is only found by
 * paying.
 */
export function readCorporateAccount(typed: string): CorporateAccountReading {
  const number = tidyNumber(typed);
  const fault = faultOf(number);
  return fault ? { ok: false, reason: fault } : { ok: true, normalized: number, lastFour: number.slice(-4) };
}

function faultOf(number: string): CorporateAccountFault | undefined {
  if (number === "") return "empty";
  if (!/^[0-9]*$/.test(number)) return "characters";
  if (number.length < corporateAccountLength.least) return "too_short";
  return number.length > corporateAccountLength.most ? "too_long" : undefined;
}
