import { effectOf, type Statement, type StatementFile, type StatementWarning } from "./statement";

/**
 * Compares what a file says of itself with what it holds: opening balance plus booked entries against the closing
 * balance, pages against their neighbours, and references that two entries share. Never an error, since the bank may
 * be wrong and the entries right; but a person must see it.
 */
export function checkStatements(statements: readonly Statement[]): StatementWarning[] {
  return [
    ...statements.flatMap((statement, index) => checkBalance(statement, index)),
    ...checkPages(statements),
    ...checkReferences(statements),
  ];
}

function checkBalance({ opening, closing, lines, lineNumber }: Statement, index: number): StatementWarning[] {
  if (!opening || !closing || opening.currency !== closing.currency) return [];
  let sum = BigInt(opening.amount);
  for (const line of lines)
    if (line.status === "booked" && line.currency === opening.currency) sum += BigInt(effectOf(line));
  if (sum === BigInt(closing.amount)) return [];
  return [{ code: "balance_mismatch", lineNumber, statement: index, expected: closing.amount, found: Number(sum) }];
}

function checkPages(statements: readonly Statement[]): StatementWarning[] {
  return statements.flatMap((statement, index): StatementWarning[] => {
    const before = statements[index - 1];
    if (!statement.opening?.intermediate || !before?.closing || before.account !== statement.account) return [];
    const expected = before.closing.amount;
    const found = statement.opening.amount;
    if (expected === found) return [];
    return [{ code: "page_gap", lineNumber: statement.lineNumber, statement: index, expected, found }];
  });
}

function checkReferences(statements: readonly Statement[]): StatementWarning[] {
  const seen = new Set<string>();
  return statements.flatMap((statement, index) =>
    statement.lines.flatMap((line): StatementWarning[] => {
      if (line.bankReference === undefined) return [];
      const key = JSON.stringify([line.account, line.currency, line.bankReference]);
      const again = seen.has(key);
      seen.add(key);
      return again
        ? [{ code: "duplicate_reference", lineNumber: line.lineNumber, statement: index, detail: line.bankReference }]
        : [];
    }),
  );
}

/** How a file's entries compare with a count and a sum that it states. */
export function checkStated(
  stated: { count?: number; sum?: number },
  found: { count: number; sum: number },
  place: { lineNumber: number; statement: number },
): StatementFile["warnings"] {
  const warnings: StatementWarning[] = [];
  if (stated.count !== undefined && stated.count !== found.count)
    warnings.push({ code: "count_mismatch", ...place, expected: stated.count, found: found.count });
  if (stated.sum !== undefined && stated.sum !== found.sum)
    warnings.push({ code: "sum_mismatch", ...place, expected: stated.sum, found: found.sum });
  return warnings;
}
