import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";

/** A colleague who can be asked to approve a contract before it goes out. */
export type Releaser = { accountId: string; name: string; organization: string };

/**
 * The colleagues of an account: whoever else belongs to a verified organization of hers and has a proven name. Each once,
 * by name.
 */
export async function listReleasers(accountId: string, client: Transaction = db()): Promise<Releaser[]> {
  const rows = await client.membership.findMany({
    where: {
      endedAt: null,
      accountId: { not: accountId },
      account: { erasedAt: null, person: { verifiedAt: { not: null } } },
      organization: { state: "verified", memberships: { some: { accountId, endedAt: null } } },
    },
    select: {
      accountId: true,
      organization: { select: { name: true } },
      account: { select: { email: true, person: { select: { name: true } } } },
    },
    orderBy: { createdAt: "asc" },
  });
  const found = new Map<string, Releaser>();
  for (const { accountId: id, account, organization } of rows)
    if (!found.has(id))
      found.set(id, { accountId: id, name: account.person?.name ?? account.email, organization: organization.name });
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether somebody still is a colleague who can approve. */
export const isReleaser = async (ownerId: string, releaserId: string, tx: Transaction): Promise<boolean> =>
  (await listReleasers(ownerId, tx)).some(({ accountId }) => accountId === releaserId);

/**
 * Refuses to name somebody who is no colleague. Who was named before stays, so that nothing goes out unapproved because
 * he left; sending tells it.
 * @throws DomainError invalid_input
 */
export async function requireReleaser(
  tx: Transaction,
  contract: { ownerId: string; releaserId: string | null; templateId: string | null },
  wished: string | null | undefined,
): Promise<string | null> {
  if (!wished || contract.templateId) return null;
  if (wished === contract.releaserId || (await isReleaser(contract.ownerId, wished, tx))) return wished;
  throw invalid("invalid_input");
}
