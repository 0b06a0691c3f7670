import { invalid } from "@/lib/platform/errors";

/**
 * What a line of the administrators' record may hold. The record can never be changed, so nothing may stand in it that
 * a person can ask to have erased: no names, no numbers of documents, phones or accounts, no addresses, no free text.
 * `data` takes ids, short codes of ours, digests, times, small whole numbers, truth values, and lists of these.
 * The reason is a sentence of the administrator's; one with a long number or an e-mail address in it is refused.
 */
export type ActValue = string | number | boolean | null;
export type ActData = Record<string, ActValue | ActValue[]>;

const words = /^[a-z][a-zA-Z]{0,39}$/;
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const code = /^[a-z][a-z0-9]{0,23}(_[a-z0-9]{1,23}){0,5}$/;
const digest = /^[0-9a-f]{64}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Counts, sizes and cents stay below this; mobile numbers begin above it. */
const greatest = 1_000_000_000;

/** Whether a value can stand in the record for ever. */
export function isLastingValue(value: unknown): boolean {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isSafeInteger(value) && Math.abs(value) < greatest;
  if (typeof value !== "string") return false;
  return [id, digest, time].some((form) => form.test(value)) || (code.test(value) && !/\d{8}/.test(value));
}

/** @throws Error (a defect of the caller's) naming the field that cannot stand in the record */
export function requireLastingData(data: ActData): void {
  for (const [name, value] of Object.entries(data)) {
    const values = Array.isArray(value) ? value : [value];
    if (!words.test(name) || !values.every(isLastingValue))
      throw new Error(
        `"${name}" cannot stand in the administrators' record: ids, codes, digests, times and counts only`,
      );
  }
}

/** An action is a subject and a deed ("review.approved"); a kind of subject is one word; a subject an id or a code. */
export const isAction = (text: string): boolean => /^[a-z][a-z_]{1,30}\.[a-z][a-z_]{1,40}$/.test(text);
export const isSubjectKind = (text: string): boolean => /^[a-z][a-z_]{1,30}$/.test(text);
export const isSubjectId = (text: string): boolean => id.test(text) || code.test(text);

/** Eleven digits are a mobile number; documents and accounts have more. Separators do not hide them. */
const longNumber = /\d(?:[\s.\-–·]?\d){10}/u;

/**
 * Reads a reason that an administrator typed.
 * @throws DomainError invalid `reason_too_short`, `reason_too_long`, `reason_names_somebody`, each with field `reason`
 */
export function readReason(typed: string): string {
  const reason = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
  if ([...reason].length < 4) throw invalid("reason_too_short", { field: "reason" });
  if (reason.length > 500) throw invalid("reason_too_long", { field: "reason" });
  if (longNumber.test(reason.normalize("NFKC")) || /\S@\S/u.test(reason))
    throw invalid("reason_names_somebody", { field: "reason" });
  return reason;
}
