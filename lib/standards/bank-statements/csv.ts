import { checkStatements } from "./checks";
import { checkRunningBalance } from "./csv-balance";
import { type ColumnMapping, headerKey, mappedHeaders } from "./csv-mapping";
import { RowReader } from "./csv-row";
import { type CsvRow, type CsvTable, readCsvTable } from "./csv-table";
import { StatementError } from "./errors";
import { checkLineCount, defaultStatementLimits, type StatementLimits } from "./limits";
import type { Statement, StatementFile, StatementLine, StatementWarning } from "./statement";

/**
 * Reads an export of an e-bank by a mapping of its columns. Rows of totals below the entries are skipped with a
 * warning; every other row is an entry or an error.
 * @returns one statement for each account and currency, in the order of the file
 * @throws StatementError whatever is wrong; nothing is returned then
 */
export function readCsvStatement(
  bytes: Uint8Array,
  mapping: ColumnMapping,
  limits: StatementLimits = defaultStatementLimits,
): StatementFile {
  const wanted = mappedHeaders(mapping);
  const table = readCsvTable(bytes, wanted, limits);
  const reader = new RowReader(mapping, table.headers, accountOfPreamble(table.preamble));
  const width = table.headers.findLastIndex((header) => header !== "") + 1;
  const dateColumn = table.headers.findIndex((header) => headerKey(header) === headerKey(mapping.date));
  const lines: StatementLine[] = [];
  const warnings: StatementWarning[] = [];
  for (const row of table.rows) {
    if (isTotals(row, dateColumn)) {
      warnings.push({ code: "row_skipped", lineNumber: row.lineNumber, statement: 0, detail: row.raw });
      continue;
    }
    checkWidth(row, width, table);
    lines.push(reader.read(row, lines.length + 1));
    checkLineCount(lines.length, limits, row.lineNumber);
  }
  const statements = byAccount(lines, table.headerLine);
  for (const [index, statement] of statements.entries()) warnings.push(...checkRunningBalance(statement, index));
  return {
    format: "csv",
    encoding: table.encoding,
    statements,
    warnings: [...warnings, ...checkStatements(statements)],
  };
}

/** Rows below the entries: the first cell with anything in it names a sum or a remark, and there is no date. */
function isTotals(row: CsvRow, dateColumn: number): boolean {
  if (/\d/.test(row.cells[dateColumn] ?? "")) {
    if (!totals.test(row.cells[dateColumn]!)) return false;
  }
  return totals.test(row.cells.find((cell) => cell !== "") ?? "");
}
const totals =
  /^[#*-]*\s*(?:合计|总计|小计|本页|共计|累计|汇总|总笔数|总金额|借方(?:合计|总)|贷方(?:合计|总)|收入(?:合计|总)|支出(?:合计|总)|期末余额|打印|制表|导出|温馨提示|说明|备注[:：]|共\s*\d+\s*[笔条]|-{3,}|total|totals|end of)/i;

/** A row with one cell too many has a comma in a text, and one too few has an end missing; cells would be misread. */
function checkWidth(row: CsvRow, width: number, { headers }: CsvTable): void {
  const extra = row.cells.slice(headers.length).some((cell) => cell !== "");
  if (row.cells.length >= width && !extra) return;
  throw new StatementError("columns", `${row.cells.length} cells under ${headers.length} headings`, row.lineNumber);
}

const longestPreambleLine = 2000;
const ownAccount =
  /(?:账\s?号|帐\s?号|卡号|account\s?(?:number|no\.?))[\s"'\]】):,;|=]{1,12}([0-9][0-9 -]{6,38}[0-9])/i;

/** Our account, where a line above the headings names it. */
function accountOfPreamble(preamble: readonly string[]): string {
  for (const line of preamble) {
    const match = ownAccount.exec(line.slice(0, longestPreambleLine).normalize("NFKC"));
    if (match) return match[1]!.trim();
  }
  return "";
}

function byAccount(lines: StatementLine[], headerLine: number): Statement[] {
  const statements = new Map<string, Statement>();
  for (const line of lines) {
    const key = JSON.stringify([line.account, line.currency]);
    const known = statements.get(key);
    if (known) known.lines.push(line);
    else
      statements.set(key, {
        account: line.account,
        currency: line.currency,
        lineNumber: line.lineNumber,
        lines: [line],
      });
  }
  return statements.size ? [...statements.values()] : [{ account: "", lineNumber: headerLine, lines: [] }];
}
