import "server-only";
import { invalid } from "@/lib/platform/errors";
import { BoundedProcess, type Bounds, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import type { ColumnMapping } from "@/lib/standards/bank-statements/csv-mapping";
import type { StatementFile } from "@/lib/standards/bank-statements/statement";
import type { StatementFormat, TableSample } from "./statement-file";
import type { StatementAnswer, StatementQuestion, Unreadable } from "./statement-process";

/** What reading one statement may cost; the largest that is taken needs a fifth of it. */
const bounds: Bounds = { milliseconds: 30_000, heapMegabytes: 768, residentMegabytes: 1_600 };

const reader = new BoundedProcess<StatementQuestion, StatementAnswer>({
  name: "statement-reader",
  entry: ["lib", "domain", "bank-payments", "statement-process.ts"],
  bounds,
  mostWaiting: 20,
});

/**
 * The beginning of a table, read in a process of its own.
 * @throws DomainError invalid `statement_unreadable` with `problem`, a StatementErrorCode, and where (see `whereOf`);
 *   `statement_too_costly`; unavailable `process_busy`, `process_not_started`
 */
export async function readSample(bytes: Uint8Array, mapping?: ColumnMapping): Promise<TableSample> {
  const read = await ask({ bytes, mapping, want: "sample" });
  if (!("sample" in read)) throw new Error("a sample was asked for");
  return read.sample;
}

/** A statement whole, or not at all; in a process of its own. @throws as `readSample` */
export async function readStatement(
  bytes: Uint8Array,
  format: StatementFormat,
  mapping?: ColumnMapping,
): Promise<StatementFile> {
  const read = await ask({ bytes, mapping, want: format });
  if (!("statement" in read)) throw new Error("a statement was asked for");
  return read.statement;
}

/** Ends the process; for tests. */
export const stopReading = (): void => reader.stop();

async function ask(question: StatementQuestion): Promise<Exclude<StatementAnswer, { problem: unknown }>> {
  const read = await reader.ask(question).catch((error: unknown) => {
    if (!(error instanceof ProcessStopped)) throw error;
    throw invalid("statement_too_costly", { field: "file", bound: error.bound });
  });
  if ("problem" in read) throw invalid("statement_unreadable", { field: "file", ...whereOf(read, question.want) });
  return read;
}

/** The values of the sentence. `where`: which of `line`, `place` (a column, or a field of the format) and `cell` it names. */
function whereOf(read: Unreadable, want: StatementQuestion["want"]) {
  const table = want === "csv" || want === "sample";
  const within = read.cell !== "" ? "cell" : read.place !== "" ? (table ? "column" : "field") : "line";
  return { ...read, where: read.line === 0 ? "file" : within };
}
