import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { type Candidate, ChallengeIndex } from "./challenge-index";
import type { IncomingLine } from "./incoming-line";
import { type Decision, decide, type Payment } from "./match-payment";

/** A line that is new, and what is compared of it. */
export type FreshLine = { line: IncomingLine; payment: Payment };

const chunk = 2000;

/** Leaves out the lines that are known already, and those that stand twice. In the order of their booking. */
export async function freshLines(
  tx: Transaction,
  receivingAccountId: string,
  lines: readonly IncomingLine[],
): Promise<FreshLine[]> {
  const byPrint = new Map(lines.map((line) => [Buffer.from(line.fingerprint).toString("hex"), line]));
  const prints = [...byPrint.values()].map(({ fingerprint }) => fingerprint);
  for (let at = 0; at < prints.length; at += chunk) {
    const known = await tx.bankTransaction.findMany({
      where: { fingerprint: { in: prints.slice(at, at + chunk) } },
      select: { fingerprint: true },
    });
    for (const { fingerprint } of known) byPrint.delete(Buffer.from(fingerprint).toString("hex"));
  }
  return [...byPrint]
    .sort(([a, one], [b, other]) => one.bookedAt.getTime() - other.bookedAt.getTime() || (a < b ? -1 : 1))
    .map(([, line]) => ({ line, payment: asPayment(line, receivingAccountId) }));
}

/** What is compared of a line. */
export const asPayment = (line: IncomingLine, receivingAccountId: string): Payment => ({
  payerName: line.payerName,
  payerNameNormalized: normalizeOrganizationName(line.payerName),
  amountCents: line.amountCents,
  currency: line.currency,
  note: line.note,
  bookedAt: line.bookedAt,
  exactTime: line.exactTime,
  reversed: line.takesBack,
  receivingAccountId,
});

/**
 * Marks the payments that the bank took back in the same file.
 * @returns the lines that take back something from before
 */
export function pairReversals(fresh: readonly FreshLine[]): FreshLine[] {
  return fresh.filter((one) => {
    if (!one.line.takesBack) return false;
    const taken = fresh.find((other) => !other.payment.reversed && isTakenBackBy(other.payment, one.payment));
    if (taken) taken.payment.reversed = true;
    return !taken;
  });
}

/** A bank that takes a payment back repeats amount and currency, and the payer's name where it names anybody. */
const isTakenBackBy = (payment: Payment, reversal: Payment): boolean =>
  payment.amountCents === reversal.amountCents &&
  payment.currency === reversal.currency &&
  payment.bookedAt <= reversal.bookedAt &&
  payment.payerNameNormalized === reversal.payerNameNormalized;

/** Decides on payments one after the other: each challenge is given away once. The candidates stay as they are. */
export function decideAll(fresh: readonly FreshLine[], candidates: readonly Candidate[]): Decision[] {
  const index = new ChallengeIndex(candidates.map((candidate) => ({ ...candidate })));
  return fresh.map(({ payment }) => {
    const decision = decide(payment, index);
    if (decision.kind === "match") index.move(decision.challengeId, "matched");
    return decision;
  });
}
