import { StatementError } from "./errors";
import type { StatementLimits } from "./limits";
import { decodeStatement } from "./text-encoding";
import { declaredXmlEncoding } from "./xml-encoding";

/** What a file is, by its first bytes. Formats of spreadsheets are named so that a person can be told to export CSV. */
export type DetectedFormat = "camt" | "mt940" | "csv" | "xml" | "xlsx" | "xls" | "pdf" | "html" | "empty" | "unknown";

/** Enough of a file to see what it is. */
const sampleBytes = 64 * 1024;

/**
 * Finds out which format a statement file has, whatever its name. `camt`, `mt940` and `csv` are those that are read
 * here; `csv` means text with rows, which may still turn out to be no statement.
 */
export function detectFormat(bytes: Uint8Array): DetectedFormat {
  if (bytes.length === 0) return "empty";
  const magic = new TextDecoder("latin1").decode(bytes.subarray(0, 8));
  if (magic.startsWith("%PDF-")) return "pdf";
  if (magic.startsWith("PK\u0003\u0004")) return "xlsx";
  if (magic.startsWith("\u00d0\u00cf\u0011\u00e0")) return "xls";
  const text = sampleText(bytes);
  if (text === undefined) return "unknown";
  const start = text.replace(/^\ufeff/, "").trimStart();
  if (start === "") return "empty";
  if (start.startsWith("<")) return markupFormat(start);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SOH before a message of the wire
  if (/^\u0001?\{1:/.test(start) || /(?:^|[\r\n])\u0001?:20:/.test(start)) return "mt940";
  return /[,;\t|]/.test(start) ? "csv" : "unknown";
}

function markupFormat(start: string): DetectedFormat {
  if (/camt\.05[234]\.001\.\d\d/.test(start)) return "camt";
  return /<(?:!doctype\s+html|html|table|meta)\b/i.test(start.slice(0, 2048)) ? "html" : "xml";
}

/** The sample ends where a line does, so that no character is cut in two. */
function sampleText(bytes: Uint8Array): string | undefined {
  let end = Math.min(bytes.length, sampleBytes);
  if (bytes.length > sampleBytes) {
    const lineEnd = bytes.lastIndexOf(0x0a, end - 1);
    end = lineEnd > 0 ? lineEnd + 1 : end;
    if (bytes[end] === 0) end += 1;
  }
  const limits: StatementLimits = { maxBytes: sampleBytes + 2, maxLines: 0 };
  const cuts = bytes.length > sampleBytes ? 4 : 1;
  for (let cut = 0; cut < cuts; cut++) {
    try {
      return decodeStatement(bytes.subarray(0, end - cut), limits, declaredOrNone(bytes), "\u0001\u0003\u001a").text;
    } catch (error) {
      if (!(error instanceof StatementError) || error.code !== "encoding") return undefined;
    }
  }
  return undefined;
}

function declaredOrNone(bytes: Uint8Array) {
  try {
    return declaredXmlEncoding(bytes);
  } catch {
    return undefined;
  }
}
