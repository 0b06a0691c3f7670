import { asPayment, decideAll, type FreshLine } from "@/lib/domain/bank-payments/appraise";
import type { Candidate } from "@/lib/domain/bank-payments/challenge-index";
import { incomingLines } from "@/lib/domain/bank-payments/incoming-line";
import { sandboxAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import { parseStatement } from "@/lib/domain/bank-payments/statement-file";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { Scenario } from "@/tests/support/payment-scenario";

export const accountId = "00000000-0000-7000-8000-000000000000";

/** The challenges of a scenario as the matcher sees them; their ids are their places. */
export const candidatesOf = ({ challenges }: Scenario): Candidate[] =>
  challenges.map((challenge, n) => ({
    ...challenge,
    id: String(n),
    state: "issued",
    waiting: true,
    currency: sandboxAccount.currency,
    payerNameNormalized: normalizeOrganizationName(challenge.payerName),
    receivingAccountId: accountId,
    subAccount: false,
  }));

/** The lines of a statement, ready to be compared. */
export function linesOf(bytes: Uint8Array): FreshLine[] {
  const lines = parseStatement(bytes, "camt").statements.flatMap((statement) => statement.lines);
  return incomingLines(lines, sandboxAccount.number)
    .incoming.sort((a, b) => a.bookedAt.getTime() - b.bookedAt.getTime())
    .map((line) => ({ line, payment: asPayment(line, accountId) }));
}

/** What was matched: the bank's reference of each payment, and the id of its challenge. */
export function matched(lines: readonly FreshLine[], candidates: readonly Candidate[]): Map<string, string> {
  const decisions = decideAll(lines, candidates);
  return new Map(
    decisions.flatMap((decision, n) =>
      decision.kind === "match" ? [[lines[n]?.line.bankReference ?? "", decision.challengeId]] : [],
    ),
  );
}

/** How many matches are false, and how many true payments were missed. */
export function errorsIn(found: ReadonlyMap<string, string>, truth: ReadonlyMap<string, number>) {
  const wrong = [...found].filter(([reference, id]) => String(truth.get(reference)) !== id).length;
  const missed = [...truth.keys()].filter((reference) => !found.has(reference)).length;
  return { wrong, missed };
}
