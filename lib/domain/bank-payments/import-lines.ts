import "server-only";
import type { BankImport } from "@/lib/platform/db/generated/client";
import { invalid } from "@/lib/platform/errors";
import type { StatementWarning } from "@/lib/standards/bank-statements/statement";
import { readCallback } from "./callback-message";
import { readPreview } from "./import-row";
import { type FileLines, incomingLines } from "./incoming-line";
import { readStatement } from "./read-statement";
import type { StatementFormat } from "./statement-file";

export type ReadImport = FileLines & { total: number; warnings: { code: StatementWarning["code"]; line: number }[] };

/**
 * Reads the content of an import, a statement or a message, into the lines that matter.
 * @throws DomainError invalid `mapping_needed` for a table of which nobody has said what its columns mean,
 *   `statement_unreadable`, `statement_too_costly`
 */
export async function readImport(
  row: Pick<BankImport, "format" | "preview"> & { receivingAccount: { number: string } },
  content: Buffer,
): Promise<ReadImport> {
  const { number } = row.receivingAccount;
  if (row.format === "json") {
    const lines = readCallback(content).lines;
    return { ...incomingLines(lines, number), total: lines.length, warnings: [] };
  }
  const { mapping } = readPreview(row);
  if (row.format === "csv" && !mapping) throw invalid("mapping_needed", { field: "mapping" });
  const file = await readStatement(content, row.format as StatementFormat, mapping);
  const lines = file.statements.flatMap((statement) => statement.lines);
  return {
    ...incomingLines(lines, number),
    total: lines.length,
    warnings: file.warnings.map(({ code, lineNumber }) => ({ code, line: lineNumber })),
  };
}
