import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { endGrants } from "../grants/end-grants";
import { appendSealEvent } from "./seal-events";

const ended: Record<string, "retired" | "destroyed"> = {
  active: "retired",
  suspended: "retired",
  draft: "destroyed",
  in_review: "destroyed",
};

/**
 * Ends the seals of an organization that is no more: what was in use is retired, what was not is destroyed, and a picture
 * that waits to be compared goes, for nobody could take it back. With them ends all leave to use them, and leave to use
 * what others lent. Call it in the transaction that ends the organization, and while its row is locked.
 * @param actor null: the platform
 */
export async function endSealsOf(
  tx: Transaction,
  actor: Actor | null,
  organizationId: string,
  now: Date,
): Promise<void> {
  const seals = await tx.seal.findMany({
    where: { organizationId, state: { in: Object.keys(ended) } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of seals) {
    await tx.$queryRaw`SELECT id FROM seal WHERE id = ${id}::uuid FOR UPDATE`;
    const state = ended[(await tx.seal.findUniqueOrThrow({ where: { id } })).state];
    if (!state) continue;
    await tx.sealReview.updateMany({
      where: { version: { sealId: id }, state: "waiting" },
      data: { state: "withdrawn", decidedAt: now, pictureCipher: null },
    });
    await tx.seal.update({ where: { id }, data: { state, endedAt: now } });
    await appendSealEvent(tx, id, { type: state, actor });
  }
  await endGrants(tx, actor, { OR: [{ granteeId: organizationId }, { seal: { organizationId } }] }, now);
}
