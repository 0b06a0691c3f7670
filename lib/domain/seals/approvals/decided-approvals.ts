import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { isId } from "@/lib/platform/ids";
import type { ApprovalState } from "./approval.schema";
import { nameOf } from "./approver";

export type DecidedApproval = {
  id: string;
  title: string;
  seal: string;
  organization: string;
  askedBy: string;
  state: ApprovalState;
  /** Null where time or the end of the contract decided. */
  decidedBy: string | null;
  at: Date;
};

const pageSize = 30;
const person = { select: { email: true, person: { select: { name: true } } } } as const;

/**
 * Requests that are over, the one asked last first, for those whom they concern: who asked, who decided, who approves
 * by the grant, and the owners of the seal's organization.
 * @param after the id of the last line of the page before
 */
export async function decidedApprovals(
  actor: Actor,
  after?: string,
  now = new Date(),
): Promise<{ approvals: DecidedApproval[]; next: string | null }> {
  const mine = { accountId: actor.accountId, endedAt: null };
  const hers = [{ approver: mine }, { deputy: mine }];
  const own = { seal: { organization: { memberships: { some: mine } } } };
  const concerned = {
    OR: [
      ...hers,
      { parent: { OR: hers } },
      { seal: { organization: { memberships: { some: { ...mine, role: "owner" } } } } },
    ],
  };
  const rows = await db().sealApproval.findMany({
    where: {
      AND: [
        { OR: [{ state: { notIn: ["waiting"] } }, { expiresAt: { lte: now } }] },
        { OR: [{ requestedById: actor.accountId }, { grant: { AND: [own, concerned] } }] },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    ...(isId(after) && { cursor: { id: after }, skip: 1 }),
    include: {
      requestedBy: person,
      decidedBy: person,
      participant: { select: { contract: { select: { title: true } } } },
      grant: { select: { seal: { select: { name: true, organization: { select: { name: true } } } } } },
    },
  });
  const approvals = rows.slice(0, pageSize).map(({ id, state, participant, grant, ...row }): DecidedApproval => {
    const over = state === "waiting" || (state === "approved" && row.expiresAt <= now);
    return {
      id,
      title: participant.contract.title,
      seal: grant.seal.name,
      organization: grant.seal.organization?.name ?? "",
      askedBy: nameOf(row.requestedBy),
      state: over ? "expired" : (state as ApprovalState),
      decidedBy: row.decidedBy && nameOf(row.decidedBy),
      at: row.decidedAt ?? (over ? row.expiresAt : row.createdAt),
    };
  });
  return { approvals, next: rows.length > pageSize ? (approvals.at(-1)?.id ?? null) : null };
}
