import { invalid } from "@/lib/platform/errors";
import { readCamt } from "@/lib/standards/bank-statements/camt053";
import { readCsvStatement } from "@/lib/standards/bank-statements/csv";
import { guessMapping } from "@/lib/standards/bank-statements/csv-guess";
import { type ColumnMapping, mappedHeaders } from "@/lib/standards/bank-statements/csv-mapping";
import { type CsvTable, readCsvTable } from "@/lib/standards/bank-statements/csv-table";
import { detectFormat } from "@/lib/standards/bank-statements/detect";
import { StatementError } from "@/lib/standards/bank-statements/errors";
import { headerFingerprint } from "@/lib/standards/bank-statements/header-fingerprint";
import type { StatementLimits } from "@/lib/standards/bank-statements/limits";
import { readMt940 } from "@/lib/standards/bank-statements/mt940";
import type { StatementFile } from "@/lib/standards/bank-statements/statement";

export const statementLimits: StatementLimits = { maxBytes: 16 * 1024 * 1024, maxLines: 50_000 };
const sampleRows = 20;

export type StatementFormat = "camt" | "mt940" | "csv";

/** A table's headings and first rows, for whoever says which column means what. */
export type TableSample = { headers: string[]; rows: string[][]; fingerprint: string };

/** Finds the format, whatever the file is called. @throws DomainError invalid `statement_empty`, `statement_format` */
export function requireFormat(bytes: Uint8Array): StatementFormat {
  const format = detectFormat(bytes);
  if (format === "camt" || format === "mt940" || format === "csv") return format;
  throw format === "empty"
    ? invalid("statement_empty", { field: "file" })
    : invalid("statement_format", { field: "file", format });
}

/** The table of a CSV file. @throws DomainError invalid `statement_unreadable` */
export function readTable(bytes: Uint8Array, mapping?: ColumnMapping): CsvTable {
  return readable(() => readCsvTable(bytes, mapping ? mappedHeaders(mapping) : [], statementLimits));
}

export const sampleOf = (table: CsvTable): TableSample => ({
  headers: table.headers,
  rows: table.rows.slice(0, sampleRows).map(({ cells }) => cells),
  fingerprint: headerFingerprint(table.headers),
});

/** What the columns probably mean; undefined when date or amount cannot be told. */
export const guessed = (table: CsvTable): ColumnMapping | undefined =>
  guessMapping(
    table.headers,
    table.rows.slice(0, sampleRows).map(({ cells }) => cells),
  );

/**
 * Reads a statement whole, or not at all.
 * @throws DomainError invalid `statement_unreadable` with `problem`, a StatementErrorCode, and `line`
 */
export function readStatement(bytes: Uint8Array, format: StatementFormat, mapping?: ColumnMapping): StatementFile {
  return readable(() => {
    if (format === "camt") return readCamt(bytes, statementLimits);
    if (format === "mt940") return readMt940(bytes, statementLimits);
    if (!mapping) throw new Error("a table is read with a mapping");
    return readCsvStatement(bytes, mapping, statementLimits);
  });
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    throw invalid("statement_unreadable", { field: "file", problem: error.code, line: error.lineNumber ?? 0 });
  }
}
