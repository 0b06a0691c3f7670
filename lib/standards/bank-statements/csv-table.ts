import { CsvError, parse } from "csv-parse/sync";
import { knownHeadings } from "./csv-guess";
import { headerKey } from "./csv-mapping";
import { StatementError } from "./errors";
import { defaultStatementLimits, type StatementLimits } from "./limits";
import { decodeStatement, type StatementEncoding } from "./text-encoding";
import { trimEnds } from "./trim-ends";

/** One row: its cells, trimmed, and where it stands. */
export interface CsvRow {
  cells: string[];
  /** Of the file, the first being 1; that of its first line where a cell holds several. */
  lineNumber: number;
  /** As it stands in the file, without its line end. */
  raw: string;
}

/** An export as a table, not yet understood. */
export interface CsvTable {
  encoding: StatementEncoding;
  delimiter: Delimiter;
  /** Of the columns, from the row of headings; a heading that stands twice has " (2)" behind the second. */
  headers: string[];
  headerLine: number;
  /** The lines above the headings: name of the account, period, sums. */
  preamble: string[];
  rows: CsvRow[];
}

export const delimiters = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** Rows among which the headings must be found. */
const longestPreamble = 60;
/** Characters of one row. Also bounds what a forgotten quotation mark can swallow. */
const longestRow = 64 * 1024;

/**
 * Reads an export of an e-bank as a table: finds out its encoding, its delimiter and the row of headings, above which
 * there may be a preamble.
 * @param wanted headings that must all be there, when a mapping is known; else the row with most known headings is it
 * @throws StatementError too_large, encoding, control_character, header_not_found, malformed, too_many_lines
 */
export function readCsvTable(
  bytes: Uint8Array,
  wanted: readonly string[] = [],
  limits: StatementLimits = defaultStatementLimits,
): CsvTable {
  const { text, encoding } = decodeStatement(bytes, limits);
  const head = findHeader(text, wanted);
  const rows = parseRows(text.slice(head.start), head.delimiter, head.line, limits.maxLines + longestPreamble);
  const [headings, ...rest] = rows;
  if (!headings) throw new StatementError("header_not_found", "no row of headings");
  return {
    encoding,
    delimiter: head.delimiter,
    headers: uniqueHeaders(headings.cells),
    headerLine: headings.lineNumber,
    preamble: text
      .slice(0, head.start)
      .split(/\r\n|\n|\r/)
      .slice(0, -1),
    rows: rest,
  };
}

type Header = { delimiter: Delimiter; line: number; start: number };

function findHeader(text: string, wanted: readonly string[]): Header {
  const wantedKeys = wanted.map(headerKey);
  let found: (Header & { score: number }) | undefined;
  for (const { line, start, content } of firstLines(text)) {
    for (const delimiter of delimiters) {
      if (!content.includes(delimiter)) continue;
      const cells = splitLine(content, delimiter);
      const keys = new Set(cells && uniqueHeaders(cells).map(headerKey));
      const all = cells !== undefined && wantedKeys.every((key) => keys.has(key));
      const score = cells && all ? (wanted.length ? keys.size : knownHeadings(cells)) : 0;
      if (score > 1 && score > (found?.score ?? 0)) found = { delimiter, line, start, score };
    }
    if (found && wanted.length) break;
  }
  if (!found) throw new StatementError("header_not_found", "no row has the headings of a statement");
  return found;
}

function* firstLines(text: string): Generator<{ line: number; start: number; content: string }> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const lineEnd = /\r\n|\n|\r/g;
  for (let line = 1; line <= longestPreamble && start < text.length; line++) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    const end = match?.index ?? text.length;
    if (end - start <= longestRow) yield { line, start, content: text.slice(start, end) };
    start = match ? lineEnd.lastIndex : text.length;
  }
}

/** Cells of a line that may be no CSV at all; undefined then. */
function splitLine(content: string, delimiter: Delimiter): string[] | undefined {
  try {
    return parseRows(content, delimiter, 1, 1)[0]?.cells;
  } catch {
    return undefined;
  }
}

function parseRows(text: string, delimiter: Delimiter, firstLine: number, atMost: number): CsvRow[] {
  const found: CsvRow[] = [];
  let nextLine = firstLine;
  const all = records(text, delimiter, firstLine, atMost + 1);
  if (all.length > atMost) throw new StatementError("too_many_lines", `more than ${atMost} rows`);
  for (const { record, raw } of all) {
    const lineNumber = nextLine;
    const row = trimEnds(raw, "\r\n", "end");
    nextLine += 1 + (row.match(/\r\n|\n|\r/g)?.length ?? 0);
    // A quotation mark that a bank forgot to double would swallow the rows up to the next one.
    if (record.some((cell) => /[\r\n]/.test(cell) && cell.includes(delimiter)))
      throw new StatementError("malformed", "a quotation mark is not closed on its line", lineNumber);
    const cells = record.map(tidyCell);
    if (cells.every((cell) => cell === "")) continue;
    found.push({ cells, lineNumber, raw: row });
  }
  return found;
}

type Read = { record: string[]; raw: string };

function records(text: string, delimiter: Delimiter, firstLine: number, to: number): Read[] {
  try {
    return parse(text, {
      delimiter,
      quote: '"',
      raw: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRow,
      to,
    }) as unknown as Read[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? firstLine + error.lines - 1 : firstLine;
    throw new StatementError("malformed", "quotation marks are not balanced", line);
  }
}

/** Tabs and quotation marks are put around numbers to keep spreadsheet programs from rounding them. */
function tidyCell(cell: string): string {
  const text = trimEnds(cell, " \t\r\n\u00a0\u3000\u200b\ufeff");
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text.replace(/^'(?=\d)/, "");
}

function uniqueHeaders(cells: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return cells.map((cell) => {
    const key = headerKey(cell);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > 1 && key !== "" ? `${cell} (${count})` : cell;
  });
}
