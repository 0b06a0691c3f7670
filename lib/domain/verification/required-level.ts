import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import type { ReachedLevel } from "./methods";
import { requiredLevel } from "./policy";

/**
 * How surely an account's name has to be proven now: as much as the installation, the organizations that it is a member
 * of and whoever asks want, the highest of them.
 * @param asker what the sender of a contract, or an organization that invites, asks for
 */
export async function levelRequiredOf(
  accountId: string,
  asker?: number,
  tx: Transaction = db(),
): Promise<ReachedLevel> {
  const own = await tx.organization.aggregate({
    where: { state: "verified", memberships: { some: { accountId, endedAt: null } } },
    _max: { requiredLevel: true },
  });
  return requiredLevel({
    platform: env().IDENTITY_LEVEL as ReachedLevel,
    organization: own._max.requiredLevel ?? 1,
    sender: asker,
  });
}
