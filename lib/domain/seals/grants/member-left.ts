import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { endGrants } from "./end-grants";

/**
 * Ends a member's leave to use seals in the transaction in which she leaves, and has those told who decide in her place
 * from now on.
 * @param actor who ended it; null: the platform
 */
export async function sealsAfterLeaving(
  tx: Transaction,
  actor: Actor | null,
  membershipId: string,
  now = new Date(),
): Promise<void> {
  await endGrants(tx, actor, { membershipId }, now);
  const hers = [{ approverId: membershipId }, { parent: { approverId: membershipId } }];
  const waiting = await tx.sealApproval.findMany({
    where: { state: "waiting", grant: { OR: hers } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of waiting) {
    await tx.sealApproval.updateMany({
      where: { id, state: "waiting", deputyToldAt: null },
      data: { deputyFrom: now },
    });
    await enqueue(tx, { topic: "seal.approval-late", key: `${id}:left`, payload: { approvalId: id } });
  }
}
