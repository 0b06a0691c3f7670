import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { Candidate } from "./challenge-index";
import { isWaiting } from "./challenge-row";
import type { InState } from "./challenge-states";
import type { Payment } from "./match-payment";
import { codesInNote } from "./payment-code";

const columns = {
  id: true,
  state: true,
  amountCents: true,
  currency: true,
  code: true,
  payerName: true,
  payerNameNormalized: true,
  receivingAccountId: true,
  createdAt: true,
  expiresAt: true,
  step: { select: { state: true } },
  receivingAccount: { select: { customer: true } },
} as const;

/**
 * The challenges that payments can be about: all that a payment can still satisfy, and of those that ended the ones
 * that a payment names by code, payer or sub-account.
 */
export async function loadCandidates(tx: Transaction, payments: readonly Payment[]): Promise<Candidate[]> {
  const open = await tx.paymentChallenge.findMany({
    where: { direction: "in", OR: [{ state: "issued" }, { state: "expired", step: { state: { not: "answered" } } }] },
    select: columns,
  });
  const names = [...new Set(payments.map(({ payerNameNormalized }) => payerNameNormalized))].filter(Boolean);
  const codes = [...new Set(payments.flatMap(({ note }) => codesInNote(note).typed))];
  const accounts = [...new Set(payments.map(({ receivingAccountId }) => receivingAccountId))];
  const ended = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM payment_challenge c LEFT JOIN receiving_account a ON a.id = c."receivingAccountId"
    WHERE c.direction = 'in' AND c.state IN ('matched', 'cancelled', 'expired') AND (
      c.code = ANY(${codes}) OR c."payerNameNormalized" = ANY(${names})
      OR (a.customer IS NOT NULL AND a.id = ANY(${accounts}::uuid[])))`;
  const known = new Set(open.map(({ id }) => id));
  const others = await tx.paymentChallenge.findMany({
    where: { id: { in: ended.map(({ id }) => id).filter((id) => !known.has(id)) } },
    select: columns,
    orderBy: { createdAt: "asc" },
  });
  // Of two for one sub-account the later one counts.
  return [...others, ...open].map(
    ({ step, receivingAccount, createdAt, receivingAccountId, state, ...challenge }): Candidate => ({
      ...challenge,
      state: state as InState,
      waiting: isWaiting(step),
      receivingAccountId: receivingAccountId ?? "",
      subAccount: receivingAccount?.customer != null,
      issuedAt: createdAt,
    }),
  );
}

/** Locks challenges until the transaction ends, in one order everywhere. Output: how they stand now. */
export async function lockCandidates(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ id: string; stepId: string; state: InState; waiting: boolean }[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string; stepId: string; state: InState; step: string }[]>`
    SELECT c.id, c."stepId", c.state, s.state AS step
    FROM payment_challenge c JOIN verification_step s ON s.id = c."stepId"
    WHERE c.id = ANY(${[...ids]}::uuid[]) ORDER BY c.id FOR NO KEY UPDATE OF c`;
  return rows.map(({ step, ...row }) => ({ ...row, waiting: isWaiting({ state: step }) }));
}
