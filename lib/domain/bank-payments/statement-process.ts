import { answer } from "@/lib/platform/isolation/answer";
import type { ColumnMapping } from "@/lib/standards/bank-statements/csv-mapping";
import { StatementError } from "@/lib/standards/bank-statements/errors";
import type { StatementFile } from "@/lib/standards/bank-statements/statement";
import { parseStatement, type StatementFormat, sampleOf, type TableSample } from "./statement-file";

/* The process in which statements are read. read-statement.ts starts it and bounds its memory and time. */
export type StatementQuestion = {
  bytes: Uint8Array;
  mapping: ColumnMapping | undefined;
  /** A table's beginning, or a whole statement of a format. */
  want: "sample" | StatementFormat;
};
export type StatementAnswer =
  | { sample: TableSample }
  | { statement: StatementFile }
  | { problem: StatementError["code"]; line: number };

answer(async ({ bytes, mapping, want }: StatementQuestion): Promise<StatementAnswer> => {
  try {
    if (want === "sample") return { sample: sampleOf(bytes, mapping) };
    return { statement: parseStatement(bytes, want, mapping) };
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    return { problem: error.code, line: error.lineNumber ?? 0 };
  }
});
