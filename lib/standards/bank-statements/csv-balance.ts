import { effectOf, type Statement, type StatementLine, type StatementWarning } from "./statement";

/**
 * Checks that each balance follows from the one before it. Exports run from the oldest entry to the newest or the
 * other way; the way with fewer breaks is taken. Sets opening and closing balance of the statement.
 * @returns a warning for each line whose balance does not follow, in the order of the file
 */
export function checkRunningBalance(statement: Statement, index: number): StatementWarning[] {
  const { lines, currency } = statement;
  if (currency === undefined || lines.length === 0 || lines.some((line) => line.balance === undefined)) return [];
  const rising = breaks(lines);
  const falling = breaks(lines.toReversed());
  const isFalling =
    falling.length < rising.length || (lines.length > 1 && falling.length === rising.length && looksFalling(lines));
  const ordered = isFalling ? lines.toReversed() : lines;
  const [first, last] = [ordered[0]!, ordered.at(-1)!];
  const found = isFalling ? falling : rising;
  // With a break in between, opening balance and entries cannot give the closing one; the breaks say where.
  if (found.length === 0) {
    const opening = first.balance! - effectOf(first);
    if (Number.isSafeInteger(opening)) statement.opening = { amount: opening, currency, intermediate: false };
  }
  statement.closing = { amount: last.balance!, currency, on: last.bookedOn, intermediate: false };
  return found
    .map(({ line, expected }) => ({
      code: "balance_mismatch" as const,
      lineNumber: line.lineNumber,
      statement: index,
      expected,
      found: line.balance!,
    }))
    .sort((one, other) => one.lineNumber - other.lineNumber);
}

function breaks(lines: StatementLine[]): { line: StatementLine; expected: number }[] {
  return lines.flatMap((line, at) => {
    const before = lines[at - 1];
    if (!before) return [];
    const expected = before.balance! + effectOf(line);
    return expected === line.balance ? [] : [{ line, expected }];
  });
}

function looksFalling(lines: StatementLine[]): boolean {
  return lines[0]!.bookedOn > lines.at(-1)!.bookedOn;
}
