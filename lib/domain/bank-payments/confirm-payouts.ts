import "server-only";
import { readReason } from "@/lib/domain/administration/act-data";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { lockChallenge } from "./challenge-row";
import { failPayout } from "./fail-payout";
import type { PayoutFailure } from "./payout-order";

/**
 * The bank has taken an order: its payments are out. Each that was given up or ended meanwhile is out all the same, since
 * its money is; one that failed already stays so. Confirmed twice, it changes nothing.
 * @returns how many payments are out by it
 * @throws DomainError not_found; forbidden
 */
export async function confirmOrderSent(
  actor: Actor,
  { orderId }: { orderId: string },
  now = new Date(),
): Promise<number> {
  const administrator = await requireAdministrator(actor, "finance");
  const order = isId(orderId)
    ? await db().payoutOrder.findUnique({ where: { id: orderId }, include: { payouts: true } })
    : null;
  if (!order) throw notFound();
  return transaction(async (tx) => {
    let sent = 0;
    // In the order of their ids, as everybody who locks several.
    for (const { challengeId } of order.payouts.toSorted((a, b) => (a.challengeId < b.challengeId ? -1 : 1))) {
      const challenge = await lockChallenge(tx, challengeId);
      if (challenge?.payout?.state !== "ordered") continue;
      sent += 1;
      await tx.payout.update({ where: { id: challenge.payout.id }, data: { state: "sent", sentAt: now } });
      if (challenge.state === "requested")
        await tx.paymentChallenge.update({ where: { id: challengeId }, data: { state: "sent" } });
    }
    if (sent > 0)
      await recordAct(tx, administrator, {
        action: "payout_order.sent",
        subjectKind: "payout_order",
        subjectId: orderId,
        data: { payments: sent },
      });
    return sent;
  });
}

/**
 * A payment to an organization did not go, or came back: the account is wrong, and the organization gives another.
 * @throws DomainError not_found; conflict `payout_proven` when its amount was answered, so it did arrive; invalid
 *   `reason_…`; forbidden
 */
export async function markPayoutFailed(
  actor: Actor,
  { payoutId, failure, reason }: { payoutId: string; failure: PayoutFailure; reason: string },
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const why = readReason(reason);
  const found = isId(payoutId) ? await db().payout.findUnique({ where: { id: payoutId } }) : null;
  if (!found) throw notFound();
  await transaction(async (tx) => {
    const challenge = await lockChallenge(tx, found.challengeId);
    if (!challenge?.payout || challenge.payout.state === "failed") return;
    if (challenge.state === "verified") throw conflict("payout_proven");
    await failPayout(tx, challenge, failure, now);
    await recordAct(tx, administrator, {
      action: "payout.failed",
      subjectKind: "payout",
      subjectId: payoutId,
      reason: why,
      data: { failure },
    });
  });
}
