import { organizationCodeCheckCharacter } from "./organization-code";
import {
  type OrganizationCategory,
  organizationCategory,
  type RegisteringDepartment,
  registeringDepartment,
} from "./registering-departments";
import { readRegistrationNumber } from "./registration-number";
import { tidyNumber } from "./typed-number";

/** The 31 characters of GB 32100-2015, each worth its place. I, O, S, V and Z are left out for their looks. */
export const creditCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** 3^i mod 31 */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** What a letter outside the alphabet was probably meant to be, the likeliest first. */
const lookalikes = { I: ["1"], O: ["0"], Z: ["2"], S: ["5"], V: ["U", "Y"] } as const;
export type CreditCodeLookalike = keyof typeof lookalikes;

/** Why a code is not one; each has its own sentence for the person who types. */
export const creditCodeFaults = [
  "empty",
  "lookalike",
  "characters",
  "too_short",
  "too_long",
  "registration_number",
  "check_character",
  "organization_code",
] as const;
export type CreditCodeFault = (typeof creditCodeFaults)[number];

export type CreditCodeReading =
  | {
      ok: true;
      /** 18 characters of the alphabet. */
      normalized: string;
      department: RegisteringDepartment;
      category: OrganizationCategory;
      /** Six digits of GB/T 2260: where the registering authority is; 100000 is the nation's own. */
      region: string;
      /** Nine characters of GB 11714: the code of the organization itself. */
      organizationCode: string;
    }
  | { ok: false; reason: Exclude<CreditCodeFault, "lookalike"> }
  | {
      ok: false;
      reason: "lookalike";
      /** Each letter that codes never have; `position` counts from 1 in the code without spaces. */
      letters: { position: number; letter: CreditCodeLookalike; meant: string }[];
      /** The whole code as it was probably meant, given only when it is right in every other way. */
      suggestion?: string;
    };

/** What was typed in capital letters without full-width forms, spaces, hyphens and invisible marks. */
export const normalizeCreditCode = tidyNumber;

/**
 * Reads a unified social credit code (GB 32100-2015) as typed: 18 characters of its alphabet, digits for the region,
 * the right check character, and an organization code with the right check character of its own (GB 11714-1997).
 * It says nothing about whether such an organization exists. Departments and categories that are not known are let
 * through. `registration_number` means the 15 digits that came before the code.
 */
export function readCreditCode(typed: string): CreditCodeReading {
  const code = normalizeCreditCode(typed);
  if (/[IOZSV]/.test(code) && /^[0-9A-Z]*$/.test(code)) return lookalikeReading(code);
  const fault = faultOf(code);
  if (fault) return { ok: false, reason: fault };
  return {
    ok: true,
    normalized: code,
    department: registeringDepartment(code[0]!),
    category: organizationCategory(code.slice(0, 2)),
    region: code.slice(2, 8),
    organizationCode: code.slice(8, 17),
  };
}

function faultOf(code: string): Exclude<CreditCodeFault, "lookalike"> | undefined {
  if (code === "") return "empty";
  if (!/^[0-9A-HJ-NPQRTUWXY]*$/.test(code)) return "characters";
  if (code.length > 18) return "too_long";
  if (code.length < 18) return readRegistrationNumber(code).ok ? "registration_number" : "too_short";
  if (!/^[0-9]{6}$/.test(code.slice(2, 8))) return "characters";
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code[17]) return "check_character";
  return organizationCodeCheckCharacter(code.slice(8, 16)) === code[16] ? undefined : "organization_code";
}

function lookalikeReading(code: string): CreditCodeReading {
  // All V in a code are taken alike: two readings of the code at most.
  const intended = [0, 1].map((choice) =>
    code.replace(/[IOZSV]/g, (letter) => {
      const meant = lookalikes[letter as CreditCodeLookalike];
      return meant[choice] ?? meant[0];
    }),
  );
  const suggestion = intended.find((candidate) => faultOf(candidate) === undefined);
  const shown = suggestion ?? intended[0]!;
  const letters = [...code.matchAll(/[IOZSV]/g)].map(({ index, 0: letter }) => ({
    position: index + 1,
    letter: letter as CreditCodeLookalike,
    meant: shown[index]!,
  }));
  return { ok: false, reason: "lookalike", letters, ...(suggestion === undefined ? {} : { suggestion }) };
}

/**
 * The check character of a unified social credit code (GB 32100-2015 4.2, modulus 31). It finds every single wrong
 * character and every exchange of two neighbours.
 * @param body the first 17 characters, of the alphabet
 * @throws RangeError when it is not given 17 characters of the alphabet
 */
export function creditCodeCheckCharacter(body: string): string {
  if (!/^[0-9A-HJ-NPQRTUWXY]{17}$/.test(body)) throw new RangeError("17 characters of the alphabet are needed");
  const sum = weights.reduce((total, weight, index) => total + weight * creditCodeAlphabet.indexOf(body[index]!), 0);
  return creditCodeAlphabet[(31 - (sum % 31)) % 31]!;
}

/** The code in groups of 6, 6 and 6 for reading aloud. Input: normalized, complete or not. */
export function groupCreditCode(code: string): string {
  return [code.slice(0, 6), code.slice(6, 12), code.slice(12)].filter(Boolean).join(" ");
}
