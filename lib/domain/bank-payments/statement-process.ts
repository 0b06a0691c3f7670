import { answer } from "@/lib/platform/isolation/answer";
import type { ColumnMapping } from "@/lib/standards/bank-statements/csv-mapping";
import { StatementError } from "@/lib/standards/bank-statements/errors";
import type { StatementFile } from "@/lib/standards/bank-statements/statement";
import { maskLongNumbers } from "@/lib/standards/china-ids/masks";
import { parseStatement, type StatementFormat, sampleOf, type TableSample } from "./statement-file";

/* The process in which statements are read. read-statement.ts starts it and bounds its memory and time. */
export type StatementQuestion = {
  bytes: Uint8Array;
  mapping: ColumnMapping | undefined;
  /** A table's beginning, or a whole statement of a format. */
  want: "sample" | StatementFormat;
};
export type StatementAnswer = { sample: TableSample } | { statement: StatementFile } | Unreadable;
/** What is wrong, and where: a line of the file, its column or field, and what stands there, without long numbers. */
export type Unreadable = { problem: StatementError["code"]; line: number; place: string; cell: string };

answer(async ({ bytes, mapping, want }: StatementQuestion): Promise<StatementAnswer> => {
  try {
    if (want === "sample") return { sample: sampleOf(bytes, mapping) };
    return { statement: parseStatement(bytes, want, mapping) };
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    const { code, lineNumber = 0, field = "", cell = "" } = error;
    return { problem: code, line: lineNumber, place: shortened(field), cell: shortened(maskLongNumbers(cell)) };
  }
});

/** Characters of a cell that are shown. */
const mostShown = 40;

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/gu, " ")];
  return characters.length > mostShown ? `${characters.slice(0, mostShown).join("")}…` : characters.join("");
}
