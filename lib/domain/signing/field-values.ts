import type { Ask } from "@/lib/domain/contracts/fields/ask.schema";
import { readAnswer } from "@/lib/domain/contracts/fields/field-answer";
import { isAnswer, isChoice } from "@/lib/domain/contracts/fields/field-kinds";
import { conflict, invalid } from "@/lib/platform/errors";

export type FieldToFill = {
  id: string;
  kind: string;
  label: string | null;
  required: boolean;
  pdfName: string | null;
  value: string | null;
  /** What is to be chosen from, or copied. */
  ask: unknown;
};

/** What goes into one field of the PDF. */
export type WrittenValue =
  | { fieldName: string; text: string }
  | { fieldName: string; checked: boolean }
  | { fieldName: string; choice: string };

/** The characters that are drawn of a value. */
export const drawnText = (value: WrittenValue): string =>
  "text" in value ? value.text : "choice" in value ? value.choice : "";

const monthsShort = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * The day of signing as it stands in date fields: the signer's own day, in the contract's language.
 * @param utcOffsetMinutes how far her clock is ahead of UTC
 */
export function dayOfSigning(at: Date, utcOffsetMinutes: number, locale: string): string {
  const local = new Date(at.getTime() + utcOffsetMinutes * 60_000);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  return locale === "zh" ? `${year}年${month + 1}月${day}日` : `${day} ${monthsShort[month]} ${year}`;
}

/**
 * A person signs what her screen shows: not what another device has written meanwhile, nor what was typed and never
 * arrived here.
 * @param shown the texts that she confirms, by the ids of her text fields
 * @throws DomainError values_changed_elsewhere
 */
export function requireShown(fields: readonly FieldToFill[], shown: Readonly<Record<string, string>>): void {
  for (const { id, kind, value } of fields)
    if (isAnswer(kind) && (shown[id] ?? "") !== (value ?? "")) throw conflict("values_changed_elsewhere");
}

/**
 * What goes into the signer's fields, by the names of the fields in the PDF.
 * @param about the contract's language; its day of signing in words, and today as YYYY-MM-DD
 * @throws DomainError field_missing with the label of the first required field left empty; answer_… with the label of
 *   the first that holds something else than is asked for
 */
export function valuesToWrite(
  fields: readonly FieldToFill[],
  about: { locale: string; day: string; today: string },
): WrittenValue[] {
  return fields.flatMap((field): WrittenValue[] => {
    const { kind, label, required, pdfName } = field;
    if (!pdfName) return [];
    if (kind === "date") return [{ fieldName: pdfName, text: about.day }];
    if (!isAnswer(kind)) return [];
    const answer = readAnswer({ kind, ask: field.ask as Ask | null }, field.value, about);
    if (!answer.ok) throw invalid(answer.code, { label: label ?? "" });
    if (answer.empty && required) throw invalid("field_missing", { label: label ?? "" });
    // A box that stays empty is written so: ticked later, it would be told.
    if (kind === "checkbox") return [{ fieldName: pdfName, checked: !answer.empty }];
    if (answer.empty) return [];
    return [isChoice(kind) ? { fieldName: pdfName, choice: answer.shown } : { fieldName: pdfName, text: answer.shown }];
  });
}

/** The day on a clock that is so far ahead of UTC, YYYY-MM-DD. */
export const dateOn = (at: Date, utcOffsetMinutes: number): string =>
  new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
