import { mod1110CheckDigit } from "./mod-11-10";
import { tidyNumber } from "./typed-number";

/** Why a code is not one; each has its own sentence for the person who types. */
export const cnapsFaults = ["empty", "characters", "too_short", "too_long", "check_digit"] as const;
export type CnapsFault = (typeof cnapsFaults)[number];

export type CnapsReading =
  | {
      ok: true;
      /** 12 digits. */
      normalized: string;
      /** Three digits: the bank, such as 102 or 308. */
      bank: string;
      /** Four digits: the city in the payment system's own numbering. */
      city: string;
      /** Four digits: the branch among the bank's in that city. */
      branch: string;
    }
  | { ok: false; reason: CnapsFault };

/**
 * Reads the code of a bank branch in China's National Advanced Payment System: 12 digits, 3 for the bank, 4 for the
 * city, 4 for the branch, and a check digit by ISO 7064 MOD 11,10. It says nothing about whether the branch exists.
 */
export function readCnaps(typed: string): CnapsReading {
  const code = tidyNumber(typed);
  const fault = faultOf(code);
  if (fault) return { ok: false, reason: fault };
  return { ok: true, normalized: code, bank: code.slice(0, 3), city: code.slice(3, 7), branch: code.slice(7, 11) };
}

function faultOf(code: string): CnapsFault | undefined {
  if (code === "") return "empty";
  if (!/^[0-9]*$/.test(code)) return "characters";
  if (code.length !== 12) return code.length < 12 ? "too_short" : "too_long";
  return mod1110CheckDigit(code.slice(0, 11)) === code[11] ? undefined : "check_digit";
}
