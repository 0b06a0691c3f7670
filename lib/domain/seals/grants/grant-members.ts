import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { invalid, notFound } from "@/lib/platform/errors";

/** A member of an organization who has not left. @throws DomainError not_found */
export async function readMember(tx: Transaction, organizationId: string, id: string) {
  const member = await tx.membership.findFirst({
    where: { id, organizationId, endedAt: null },
    include: { account: { select: { email: true, person: { select: { name: true } } } } },
  });
  if (!member) throw notFound();
  return member;
}

type Approval = { approverId: string | null; deputyId: string | null; answerHours: number };

/**
 * Who approves uses, as a grant's columns: members of the seal's organization other than whoever uses it.
 * @param userId membership of the user; null where it is an organization
 * @throws DomainError invalid `approver_is_user`, `approver_not_member`
 */
export async function readApprovers(
  tx: Transaction,
  organizationId: string,
  { approverId, deputyId, answerHours }: Approval,
  userId: string | null,
) {
  for (const [field, id] of [
    ["approverId", approverId],
    ["deputyId", deputyId],
  ] as const) {
    if (id === null) continue;
    if (id === userId) throw invalid("approver_is_user", { field });
    const found = await tx.membership.count({ where: { id, organizationId, endedAt: null } });
    if (found === 0) throw invalid("approver_not_member", { field });
  }
  return { approverId, deputyId, answerHours: approverId === null ? null : answerHours };
}

/**
 * From when and until when leave is to count.
 * @throws DomainError invalid `grant_time` for an end that is no later than the beginning, or over already
 */
export function readTime(
  { notBefore, notAfter }: { notBefore: string | null; notAfter: string | null },
  now = new Date(),
): { notBefore: Date; notAfter: Date | null } {
  const from = notBefore === null ? now : new Date(notBefore);
  const until = notAfter === null ? null : new Date(notAfter);
  if (until && (until <= from || until <= now)) throw invalid("grant_time", { field: "notAfter" });
  return { notBefore: from, notAfter: until };
}
