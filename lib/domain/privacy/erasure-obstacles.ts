import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";

/** What stands against deleting an account now: others wait for its owner, or would be left without one. */
export type ErasureObstacles = {
  /** Contracts of hers that are out: to be withdrawn first. */
  contracts: { id: string; title: string }[];
  /** Organizations of which she is the only owner: somebody else must prove authority first. */
  organizations: { id: string; name: string }[];
  /** She works in the back office: a chief must end that first. */
  administrator: boolean;
};

const most = 50;

/** Looks for what is in the way. What is hers alone (drafts, proofs under way) is not: it goes with the account. */
export async function erasureObstacles(accountId: string, tx: Transaction = db()): Promise<ErasureObstacles> {
  const contracts = await tx.contract.findMany({
    where: { ownerId: accountId, state: { in: ["sending", "out"] } },
    select: { id: true, title: true },
    orderBy: { sentAt: "asc" },
    take: most,
  });
  const owned = await tx.membership.findMany({
    where: { accountId, role: "owner", endedAt: null, organization: { state: { not: "dissolved" } } },
    select: {
      organization: {
        select: {
          id: true,
          name: true,
          memberships: { where: { role: "owner", endedAt: null }, select: { id: true } },
        },
      },
    },
    take: most,
  });
  const organizations = owned
    .filter(({ organization }) => organization.memberships.length <= 1)
    .map(({ organization: { id, name } }) => ({ id, name }));
  const administrator = await tx.administrator.count({ where: { accountId, disabledAt: null } });
  return { contracts, organizations, administrator: administrator > 0 };
}

export const isInTheWay = ({ contracts, organizations, administrator }: ErasureObstacles): boolean =>
  contracts.length > 0 || organizations.length > 0 || administrator;
