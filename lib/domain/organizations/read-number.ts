import {
  type CreditCodeFault,
  type CreditCodeReading,
  normalizeCreditCode,
  readCreditCode,
} from "@/lib/standards/china-ids/credit-code";
import { readRegistrationNumber } from "@/lib/standards/china-ids/registration-number";

/** Each is a sentence of the messages area "errors". */
export type NumberFault =
  | `credit_code_${Exclude<CreditCodeFault, "registration_number">}`
  | "registration_number_check_digit";

/** An organization's number of either kind, as typed. */
export type NumberReading =
  | { ok: true; normalized: string; kind: "credit_code" | "registration_number" }
  | {
      ok: false;
      reason: NumberFault;
      /** The whole code as it was probably meant. */
      suggestion?: string;
    };

/** Reads a unified social credit code, or the 15 digits that organizations had before. */
export function readOrganizationNumber(typed: string): NumberReading {
  const reading: CreditCodeReading = readCreditCode(typed);
  if (reading.ok) return { ok: true, normalized: reading.normalized, kind: "credit_code" };
  if (reading.reason === "registration_number" || reading.reason === "too_short") {
    const older = readRegistrationNumber(typed);
    if (older.ok) return { ok: true, normalized: older.normalized, kind: "registration_number" };
    if (older.reason === "check_digit") return { ok: false, reason: "registration_number_check_digit" };
    return { ok: false, reason: "credit_code_too_short" };
  }
  const suggestion = reading.reason === "lookalike" ? reading.suggestion : undefined;
  return { ok: false, reason: `credit_code_${reading.reason}`, ...(suggestion !== undefined && { suggestion }) };
}

/** Whether what is typed into a search is meant as a number: six digits or capital letters and more, and no Han. */
export function looksLikeNumber(typed: string): boolean {
  const text = typed.normalize("NFKC").replace(/[\s-]/g, "");
  return /^[0-9A-Za-z]{6,}$/.test(text) && (text.match(/[0-9]/g) ?? []).length >= 6;
}

/** So long is the longer kind of number. */
const codeLength = 18;

/**
 * What is wrong with a number as far as it is typed: nothing while it may still become one.
 * @param left the person has gone on to something else, so that what is missing is missing
 */
export function faultAsTyped(typed: string, reading: NumberReading, left = false): NumberFault | undefined {
  const { length } = normalizeCreditCode(typed);
  if (reading.ok || length === 0) return undefined;
  return left || length >= codeLength ? reading.reason : undefined;
}
