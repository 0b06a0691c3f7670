import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { forbidden } from "@/lib/platform/errors";

/** Organizations that an account verifies at present, or belongs to: what concerns them others decide. */
export async function ownOrganizationIds(accountId: string, tx: Transaction = db()): Promise<string[]> {
  const rows = await tx.organization.findMany({
    where: {
      OR: [
        { memberships: { some: { accountId, endedAt: null } } },
        { verifications: { some: { state: "open", person: { accountId } } } },
      ],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * Makes sure that money which proves something for these organizations is not decided on by one of their own people.
 * @throws DomainError forbidden `payment_own`
 */
export async function requireOthersMoney(
  tx: Transaction,
  { accountId }: { accountId: string },
  organizationIds: readonly string[],
): Promise<void> {
  const own = new Set(organizationIds.length > 0 ? await ownOrganizationIds(accountId, tx) : []);
  if (organizationIds.some((id) => own.has(id))) throw forbidden("payment_own");
}
