import { byteString, type PdfString } from "../pdf/objects";

/** A date in UTC (ISO 32000-2, 7.9.4), to the second. */
export function pdfDate(date: Date): PdfString {
  return byteString(`D:${date.toISOString().slice(0, 19).replace(/[-T:]/g, "")}+00'00'`);
}

const PATTERN = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/;

/** Reads a PDF date; null where it is none. A date without a zone is taken as UTC. */
export function readPdfDate(text: string): Date | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => part && Number(part));
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === "-" ? -1 : 1);
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute) - offset,
    Number(second),
  );
  return Number.isNaN(time) ? null : new Date(time);
}
