import { conflict, invalid } from "@/lib/platform/errors";

export type FieldToFill = {
  id: string;
  kind: string;
  label: string | null;
  required: boolean;
  pdfName: string | null;
  value: string | null;
};

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
    if (kind === "text" && (shown[id] ?? "") !== (value ?? "")) throw conflict("values_changed_elsewhere");
}

/**
 * What goes into the signer's text and date fields, by the names of the fields in the PDF.
 * @throws DomainError field_missing with the label of the first required field left empty
 */
export function valuesToWrite(fields: readonly FieldToFill[], day: string): { fieldName: string; text: string }[] {
  return fields.flatMap(({ kind, label, required, pdfName, value }) => {
    if ((kind !== "text" && kind !== "date") || !pdfName) return [];
    if (kind === "date") return [{ fieldName: pdfName, text: day }];
    const text = value?.trim() ?? "";
    if (!text && required) throw invalid("field_missing", { label: label ?? "" });
    return text ? [{ fieldName: pdfName, text }] : [];
  });
}
