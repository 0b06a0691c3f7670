import { tidyNumber } from "./typed-number";

/** Why the number of a travel document is not one; each has its own sentence for the person who types. */
export const permitFaults = ["empty", "characters", "too_short", "too_long", "place", "country"] as const;
export type PermitFault = (typeof permitFaults)[number];
type Refused = { ok: false; reason: PermitFault };

export type HongKongMacaoPermitReading =
  | {
      ok: true;
      /** H or M and 8 or 10 digits. */
      normalized: string;
      place: "hong_kong" | "macao";
      /** The letter and 8 digits, which stay the holder's when the card is replaced. */
      holder: string;
      /** Which card of the holder it is; only the long form tells. */
      issue?: number;
    }
  | Refused;

/**
 * Reads the number of a travel permit to the mainland for residents of Hong Kong and Macao: H or M and 8 digits, or
 * 10 where the number of the card is printed behind. There is no check digit. `place` means that it begins with
 * another letter.
 */
export function readHongKongMacaoPermit(typed: string): HongKongMacaoPermitReading {
  const number = tidyNumber(typed);
  if (number === "") return refuse("empty");
  if (/^[A-Z]/.test(number) && !/^[HM]/.test(number)) return refuse("place");
  if (!/^[HM][0-9]*$/.test(number)) return refuse("characters");
  const length = lengthFault(number, 9, 11);
  if (length) return refuse(length);
  return {
    ok: true,
    normalized: number,
    place: number[0] === "H" ? "hong_kong" : "macao",
    holder: number.slice(0, 9),
    ...(number.length === 11 ? { issue: Number(number.slice(9)) } : {}),
  };
}

export type TaiwanPermitReading =
  | {
      ok: true;
      /** 8 or 10 digits. */
      normalized: string;
      /** The 8 digits that stay the holder's. */
      holder: string;
      /** Which permit of the holder it is; only the long form tells. */
      issue?: number;
    }
  | Refused;

/**
 * Reads the number of a travel permit to the mainland for residents of Taiwan: 8 digits, or 10 where the number of
 * the permit stands behind. There is no check digit.
 */
export function readTaiwanPermit(typed: string): TaiwanPermitReading {
  const number = tidyNumber(typed);
  if (number === "") return refuse("empty");
  if (!/^[0-9]*$/.test(number)) return refuse("characters");
  const length = lengthFault(number, 8, 10);
  if (length) return refuse(length);
  return {
    ok: true,
    normalized: number,
    holder: number.slice(0, 8),
    ...(number.length === 10 ? { issue: Number(number.slice(8)) } : {}),
  };
}

/** Permits come in two lengths; what lies between is too short for the longer. */
function lengthFault(number: string, short: number, long: number): "too_short" | "too_long" | undefined {
  if (number.length === short || number.length === long) return undefined;
  return number.length < long ? "too_short" : "too_long";
}

export type PassportReading =
  | {
      ok: true;
      /** 1 to 25 digits and capital letters. */
      normalized: string;
      /** The issuing state as the machine-readable zone names it, one to three letters, when it was given. */
      country?: string;
    }
  | Refused;

/** The most characters of a passport's number; the machine-readable zone has room for nine, other fields for more. */
export const passportLength = { least: 1, most: 25 } as const;

/**
 * Reads the number of a passport: the digits and letters of ICAO Doc 9303-3 4.1, up to 25 of them as providers of
 * signatures take them; `<` that fills the field up is dropped. What each state does with its numbers is not looked
 * at, and the check digit stands only in the machine-readable zone.
 * @param country the issuing state's code of one to three letters (ICAO Doc 9303-3 5: CHN, D, …), if known
 */
export function readPassport(typed: string, country?: string): PassportReading {
  const number = tidyNumber(typed).replace(/<+$/, "");
  if (number === "") return refuse("empty");
  if (!/^[0-9A-Z]*$/.test(number)) return refuse("characters");
  if (number.length > passportLength.most) return refuse("too_long");
  if (country === undefined) return { ok: true, normalized: number };
  const state = tidyNumber(country).replace(/<+$/, "");
  return /^[A-Z]{1,3}$/.test(state) ? { ok: true, normalized: number, country: state } : refuse("country");
}

const refuse = (reason: PermitFault): Refused => ({ ok: false, reason });
