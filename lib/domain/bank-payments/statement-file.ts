import { invalid } from "@/lib/platform/errors";
import { readCamt } from "@/lib/standards/bank-statements/camt053";
import { readCsvStatement } from "@/lib/standards/bank-statements/csv";
import { guessMapping } from "@/lib/standards/bank-statements/csv-guess";
import { type ColumnMapping, mappedHeaders } from "@/lib/standards/bank-statements/csv-mapping";
import { readCsvTable } from "@/lib/standards/bank-statements/csv-table";
import { detectFormat } from "@/lib/standards/bank-statements/detect";
import { headerFingerprint } from "@/lib/standards/bank-statements/header-fingerprint";
import type { StatementLimits } from "@/lib/standards/bank-statements/limits";
import { readMt940 } from "@/lib/standards/bank-statements/mt940";
import type { StatementFile } from "@/lib/standards/bank-statements/statement";

export const statementLimits: StatementLimits = { maxBytes: 16 * 1024 * 1024, maxLines: 50_000 };
const sampleRows = 20;

export type StatementFormat = "camt" | "mt940" | "csv";

/** A table's headings and first rows, for whoever says which column means what. */
export type TableSample = {
  headers: string[];
  rows: string[][];
  fingerprint: string;
  /** What the columns probably mean; null when date or amount cannot be told. */
  guess: ColumnMapping | null;
};

/** Finds the format, whatever the file is called. @throws DomainError invalid `statement_empty`, `statement_format` */
export function requireFormat(bytes: Uint8Array): StatementFormat {
  const format = detectFormat(bytes);
  if (format === "camt" || format === "mt940" || format === "csv") return format;
  throw format === "empty"
    ? invalid("statement_empty", { field: "file" })
    : invalid("statement_format", { field: "file", format });
}

/** The beginning of a table. @throws StatementError */
export function sampleOf(bytes: Uint8Array, mapping?: ColumnMapping): TableSample {
  const { headers, rows } = readCsvTable(bytes, mapping ? mappedHeaders(mapping) : [], statementLimits);
  const first = rows.slice(0, sampleRows).map(({ cells }) => cells);
  return { headers, rows: first, fingerprint: headerFingerprint(headers), guess: guessMapping(headers, first) ?? null };
}

/** Reads a statement whole, or not at all. @throws StatementError */
export function parseStatement(bytes: Uint8Array, format: StatementFormat, mapping?: ColumnMapping): StatementFile {
  if (format === "camt") return readCamt(bytes, statementLimits);
  if (format === "mt940") return readMt940(bytes, statementLimits);
  if (!mapping) throw new Error("a table is read with a mapping");
  return readCsvStatement(bytes, mapping, statementLimits);
}
