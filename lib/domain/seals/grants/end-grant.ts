import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { endGrants } from "./end-grants";
import { mayWithSeals } from "./policy";
import { requireSeal } from "./require-seal-deed";

/**
 * Takes leave back, and what was passed on from it, at once: whoever keeps the seal, or whoever keeps seals in the
 * organization that it was lent to.
 * @throws DomainError not_found, forbidden
 */
export async function endGrant(actor: Actor, { grantId }: { grantId: string }): Promise<void> {
  await transaction(async (tx) => {
    const found = await tx.sealGrant.findUnique({
      where: { id: grantId },
      select: { sealId: true, granteeId: true, parent: { select: { granteeId: true } } },
    });
    if (!found) throw notFound();
    const borrower = found.granteeId ?? found.parent?.granteeId ?? null;
    if (!(borrower && (await keepsFor(tx, actor, borrower)))) await requireSeal(actor, found.sealId, "grant", tx);
    await endGrants(tx, actor, { id: grantId });
  });
}

/** Whether the actor keeps seals, whatever state the organization is in: taking back is always right. */
async function keepsFor(tx: Transaction, actor: Actor, organizationId: string): Promise<boolean> {
  const where = { organizationId, accountId: actor.accountId, endedAt: null };
  const own = await tx.membership.findFirst({ where });
  return own !== null && mayWithSeals("grant", own, "verified");
}
