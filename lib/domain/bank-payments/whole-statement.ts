import type { StatementWarning } from "@/lib/standards/bank-statements/statement";

/** By these a file contradicts itself: lines are missing, changed or twice in it, and nothing of it is taken in. */
const contradictions: readonly StatementWarning["code"][] = [
  "balance_mismatch",
  "sum_mismatch",
  "count_mismatch",
  "page_gap",
];

/** The first contradiction in a file; null when it adds up. */
export const contradictionIn = (warnings: readonly { code: string }[]): string | null =>
  warnings.find(({ code }) => (contradictions as readonly string[]).includes(code))?.code ?? null;
