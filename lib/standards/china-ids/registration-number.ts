import { mod1110CheckDigit } from "./mod-11-10";
import { tidyNumber } from "./typed-number";

/** Why a number is not one; each has its own sentence for the person who types. */
export const registrationNumberFaults = ["empty", "characters", "too_short", "too_long", "check_digit"] as const;
export type RegistrationNumberFault = (typeof registrationNumberFaults)[number];

export type RegistrationNumberReading =
  | {
      ok: true;
      /** 15 digits. */
      normalized: string;
      /** Six digits of GB/T 2260: where the registering authority is. */
      region: string;
    }
  | { ok: false; reason: RegistrationNumberFault };

/**
 * Reads a business registration number, which organizations had before the unified social credit code: 15 digits, the
 * last a check digit by ISO 7064 MOD 11,10. It says nothing about whether such an organization exists.
 */
export function readRegistrationNumber(typed: string): RegistrationNumberReading {
  const number = tidyNumber(typed);
  const fault = faultOf(number);
  return fault ? { ok: false, reason: fault } : { ok: true, normalized: number, region: number.slice(0, 6) };
}

function faultOf(number: string): RegistrationNumberFault | undefined {
  if (number === "") return "empty";
  if (!/^[0-9]*$/.test(number)) return "characters";
  if (number.length !== 15) return number.length < 15 ? "too_short" : "too_long";
  return mod1110CheckDigit(number.slice(0, 14)) === number[14] ? undefined : "check_digit";
}
