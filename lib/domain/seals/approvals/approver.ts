import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

const account = { select: { id: true, email: true, locale: true, person: { select: { name: true } } } } as const;
const member = {
  select: { id: true, endedAt: true, organizationId: true, accountId: true, account },
} as const;

/** What is read of a grant to know who approves. */
export const approvalColumns = {
  approverId: true,
  deputyId: true,
  answerHours: true,
  approver: member,
  deputy: member,
} as const;

type Account = { id: string; email: string; locale: string; person: { name: string | null } | null };
type Member = { id: string; endedAt: Date | null; organizationId: string; accountId: string; account: Account };
export type ApprovalTerms = {
  approverId: string | null;
  deputyId: string | null;
  answerHours: number | null;
  approver: Member | null;
  deputy: Member | null;
};

export const nameOf = ({ email, person }: { email: string; person: { name: string | null } | null }): string =>
  person?.name ?? email;

/** Leave that was passed on is used under the approval of the one that it comes from. */
export const governing = (grant: ApprovalTerms & { parent: ApprovalTerms | null }): ApprovalTerms =>
  grant.parent ?? grant;

/**
 * Who answers for a grant, in this order: its approver and then its deputy. Who has left answers nothing any more; where
 * neither is left the owners do, so that leave with approval never becomes leave without.
 */
export async function answering(
  tx: Transaction,
  terms: ApprovalTerms,
  organizationId: string,
): Promise<{ first: Account[]; deputy: Account | null; byOwners: boolean }> {
  const [approver, deputy] = [terms.approver, terms.deputy].map((one) => (one && !one.endedAt ? one.account : null));
  if (approver) return { first: [approver], deputy: deputy ?? null, byOwners: false };
  if (deputy) return { first: [deputy], deputy: null, byOwners: false };
  return { first: await ownersOf(tx, organizationId), deputy: null, byOwners: true };
}

/** The accounts of an organization's owners. */
export async function ownersOf(tx: Transaction, organizationId: string): Promise<Account[]> {
  const owners = await tx.membership.findMany({
    where: { organizationId, role: "owner", endedAt: null },
    select: { account },
    orderBy: { createdAt: "asc" },
  });
  return owners.map((one) => one.account);
}
