import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { ownChallengeId } from "./own-challenge";
import { payoutOpensAt } from "./payout-allowance";

/**
 * When the operator may have a payment sent once more, to the same organization and account as the last; null when at
 * once, or when none was sent yet.
 * @throws DomainError not_found for a flow that is not his own
 */
export async function nextPayoutAt(actor: Actor, organizationId: string, now = new Date()): Promise<Date | null> {
  const id = await ownChallengeId(actor, organizationId, "out");
  const last =
    id === null ? null : await db().paymentChallenge.findUnique({ where: { id }, include: { payout: true } });
  if (!last?.payout) return null;
  const subject = {
    organizationId,
    payeeNameNormalized: last.payerNameNormalized,
    accountIndex: Uint8Array.from(last.payout.accountIndex),
  };
  const opens = await payoutOpensAt(db(), subject, now);
  return opens > now.getTime() ? new Date(opens) : null;
}
