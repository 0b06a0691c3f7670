import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { limited } from "@/lib/platform/errors";
import { dayMs, payoutLimits, wrongAmountLimit } from "./terms";

export type PayoutSubject = {
  organizationId: string;
  /** The same organization may be asked for by several operators, each with a row of its own. */
  payeeNameNormalized: string;
  accountIndex: Uint8Array<ArrayBuffer>;
};

/** A request, or a wrong answer to one, as it counts against what may still be asked. */
type Counted = { createdAt: Date; wrongAnswers: number };

/**
 * Keeps guessing apart from proving: requests and wrong answers are counted for the organization and for the account,
 * whoever asks. Payouts to one account are requested one after the other; held until the transaction ends.
 * @throws DomainError limited `payout_limit` with the seconds until one more is possible
 */
export async function requirePayoutAllowance(tx: Transaction, subject: PayoutSubject, now: Date): Promise<void> {
  const { payeeNameNormalized, accountIndex } = subject;
  // Both in one order, so that two who ask for the same do not wait for each other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM (
    SELECT unnest(${[`payout a ${Buffer.from(accountIndex).toString("hex")}`, `payout n ${payeeNameNormalized}`]}::text[]) AS key) keys`;
  const until = await payoutOpensAt(tx, subject, now);
  if (until > now.getTime()) throw limited(Math.ceil((until - now.getTime()) / 1000), "payout_limit");
}

/** When one more may be asked for about an organization and an account, as `opensAt` says it. */
export async function payoutOpensAt(tx: Transaction, subject: PayoutSubject, now: Date): Promise<number> {
  const { organizationId, payeeNameNormalized, accountIndex } = subject;
  const since = new Date(now.getTime() - 30 * dayMs);
  const select = { createdAt: true, wrongAnswers: true } as const;
  const about = { direction: "out", createdAt: { gt: since } };
  const byOrganization = await tx.paymentChallenge.findMany({
    where: { ...about, OR: [{ organizationId }, { payerNameNormalized: payeeNameNormalized }] },
    select,
  });
  const byAccount = await tx.paymentChallenge.findMany({ where: { ...about, payout: { accountIndex } }, select });
  return Math.max(opensAt(byOrganization, now), opensAt(byAccount, now));
}

/** When the next request is possible, in milliseconds since 1970; in the past when it is now. Pure. */
export function opensAt(counted: readonly Counted[], now: Date): number {
  const times = counted.map(({ createdAt }) => createdAt.getTime());
  const wrong = counted.flatMap(({ createdAt, wrongAnswers }) => Array<number>(wrongAnswers).fill(createdAt.getTime()));
  const limits = [...payoutLimits.map((limit) => ({ ...limit, of: times })), { ...wrongAmountLimit, of: wrong }];
  return Math.max(
    0,
    ...limits.map(({ most, withinMs, of }) => {
      const within = of.filter((time) => time > now.getTime() - withinMs).sort((a, b) => b - a);
      const last = within[most - 1];
      return last === undefined ? 0 : last + withinMs;
    }),
  );
}
