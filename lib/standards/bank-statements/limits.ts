import { StatementError } from "./errors";

/** Bounds of what reading one statement may cost; every reader stops with a StatementError at them. */
export interface StatementLimits {
  /** Bytes of the file. */
  maxBytes: number;
  /** Entries of all statements in the file together. */
  maxLines: number;
}

export const defaultStatementLimits: StatementLimits = { maxBytes: 64 * 1024 * 1024, maxLines: 200_000 };

/** @throws StatementError too_many_lines once `count` entries are more than allowed */
export function checkLineCount(count: number, limits: StatementLimits, lineNumber?: number): void {
  if (count > limits.maxLines)
    throw new StatementError("too_many_lines", `more than ${limits.maxLines} entries`, lineNumber);
}
