import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { requireSealDeed } from "./require-seal-deed";

/**
 * How many members and organizations may use each of an organization's seals now, besides its owners.
 * @returns by the seal's id; seals that nobody else may use are left out
 * @throws DomainError not_found, forbidden
 */
export async function countUsers(actor: Actor, organizationId: string, now = new Date()): Promise<Map<string, number>> {
  await requireSealDeed(actor, organizationId, "look");
  const rows = await db().sealGrant.groupBy({
    by: ["sealId"],
    where: {
      seal: { organizationId },
      state: "given",
      parentId: null,
      notBefore: { lte: now },
      AND: [
        { OR: [{ notAfter: null }, { notAfter: { gt: now } }] },
        { OR: [{ membershipId: null }, { membership: { endedAt: null } }] },
      ],
    },
    _count: { _all: true },
  });
  return new Map(rows.map(({ sealId, _count }) => [sealId, _count._all]));
}
