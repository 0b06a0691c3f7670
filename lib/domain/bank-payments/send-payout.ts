import "server-only";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { lockChallenge } from "./challenge-row";
import { failPayout } from "./fail-payout";
import { payoutAdapter } from "./payout-adapters";
import type { PayoutAdapter } from "./payout-order";

/** The account that a payout goes to. */
export const openAccount = ({ id, accountCipher }: { id: string; accountCipher: Uint8Array }): string =>
  decrypt(Uint8Array.from(accountCipher), { table: "payout", column: "accountCipher", row: id }).toString("utf8");

/**
 * The handler of `payout.send`: hands a payment to whoever carries it. Handed over twice, it is the same payment; what
 * was ordered, given up or ended meanwhile is left as it is.
 */
export async function sendPayout(
  { challengeId = "" }: Record<string, string>,
  _context?: unknown,
  now = new Date(),
  adapter?: PayoutAdapter,
): Promise<void> {
  const row = await db().paymentChallenge.findUnique({ where: { id: challengeId }, include: { payout: true } });
  if (row?.state !== "requested" || row.payout?.state !== "requested") return;
  const { payout } = row;
  const answer = await (adapter ?? payoutAdapter(payout.provider)).send({
    id: payout.id,
    payeeName: row.payerName,
    account: openAccount(payout),
    cnaps: payout.cnaps,
    bank: payout.bank,
    branch: payout.branch,
    amountCents: row.amountCents,
    currency: row.currency,
    code: row.code,
  });
  if (answer.outcome === "waits") return;
  await transaction(async (tx) => {
    const challenge = await lockChallenge(tx, challengeId);
    if (challenge?.payout?.state !== "requested") return;
    if (answer.outcome === "refused") return failPayout(tx, challenge, answer.failure, now);
    await tx.payout.update({ where: { id: payout.id }, data: { state: "sent", sentAt: now } });
    // Given up while the money was on its way: it is out all the same.
    if (challenge.state === "requested")
      await tx.paymentChallenge.update({ where: { id: challengeId }, data: { state: "sent" } });
  });
}
