import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { nameOf } from "../approvals/approver";
import { endOpenApprovals } from "../approvals/end-approvals";
import { appendSealEvent } from "../organization/seal-events";

/**
 * Ends leave to use seals, with what was passed on from it and what was asked for under it; each seal's log says so.
 * Done twice, it changes nothing.
 * @param actor null: the platform
 */
export async function endGrants(
  tx: Transaction,
  actor: Actor | null,
  which:
    | { id: string }
    | { membershipId: string }
    | { sealId: string }
    | { OR: [{ granteeId: string }, { seal: { organizationId: string } }] },
  now = new Date(),
): Promise<void> {
  const chosen = await tx.sealGrant.findMany({ where: which, select: { id: true, sealId: true } });
  const seals = [...new Set(chosen.map(({ sealId }) => sealId))].sort();
  // In one order, so that no two who end several wait for each other.
  for (const id of seals) await tx.$queryRaw`SELECT id FROM seal WHERE id = ${id}::uuid FOR UPDATE`;
  const ids = chosen.map(({ id }) => id);
  const open = await tx.sealGrant.findMany({
    where: { OR: [{ id: { in: ids } }, { parentId: { in: ids } }], state: { not: "ended" } },
    orderBy: { createdAt: "asc" },
    include: {
      membership: { select: { account: { select: { email: true, person: { select: { name: true } } } } } },
      grantee: { select: { name: true } },
    },
  });
  for (const { id, sealId, membership, grantee } of open) {
    await tx.sealGrant.update({
      where: { id },
      data: { state: "ended", endedAt: now, endedById: actor?.accountId ?? null },
    });
    await endOpenApprovals(tx, { grantId: id });
    const to = membership ? nameOf(membership.account) : (grantee?.name ?? "");
    await appendSealEvent(tx, sealId, { type: "grant_ended", actor, data: { grant: id, to } });
  }
}
