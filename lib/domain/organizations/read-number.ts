import { type CreditCodeReading, readCreditCode } from "@/lib/standards/china-ids/credit-code";
import { readRegistrationNumber } from "@/lib/standards/china-ids/registration-number";

/** An organization's number of either kind, as typed. `reason` is a sentence of the messages area "errors". */
export type NumberReading =
  | { ok: true; normalized: string; kind: "credit_code" | "registration_number" }
  | { ok: false; reason: string /** The whole code as it was probably meant. */; suggestion?: string };

/** Reads a unified social credit code, or the 15 digits that organizations had before. */
export function readOrganizationNumber(typed: string): NumberReading {
  const reading: CreditCodeReading = readCreditCode(typed);
  if (reading.ok) return { ok: true, normalized: reading.normalized, kind: "credit_code" };
  if (reading.reason === "registration_number") {
    const older = readRegistrationNumber(typed);
    if (older.ok) return { ok: true, normalized: older.normalized, kind: "registration_number" };
  }
  const suggestion = reading.reason === "lookalike" ? reading.suggestion : undefined;
  return { ok: false, reason: `credit_code_${reading.reason}`, ...(suggestion !== undefined && { suggestion }) };
}

/** Whether what is typed into a search is meant as a number: six digits or capital letters and more, and no Han. */
export function looksLikeNumber(typed: string): boolean {
  const text = typed.normalize("NFKC").replace(/[\s-]/g, "");
  return /^[0-9A-Za-z]{6,}$/.test(text) && (text.match(/[0-9]/g) ?? []).length >= 6;
}
