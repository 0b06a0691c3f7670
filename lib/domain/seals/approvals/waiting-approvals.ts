import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { approvalColumns, governing, nameOf } from "./approver";
import { mayDecide } from "./may-decide";

export type WaitingApproval = {
  id: string;
  title: string;
  seal: string;
  organization: string;
  askedBy: string;
  createdAt: Date;
  expiresAt: Date;
  /** It is the reader's turn to decide; otherwise, as an owner, she only may. */
  turn: boolean;
};

const most = 200;

/** What somebody can decide about now: what is her turn, and as an owner what waits for others. The oldest first. */
export async function waitingApprovals(actor: Actor, now = new Date()): Promise<WaitingApproval[]> {
  const mine = { accountId: actor.accountId, endedAt: null };
  const hers = [{ approver: mine }, { deputy: mine }];
  const memberships = await db().membership.findMany({
    where: { ...mine, organization: { state: "verified" } },
    select: { id: true, role: true, organizationId: true },
  });
  if (memberships.length === 0) return [];
  const rows = await db().sealApproval.findMany({
    where: {
      state: "waiting",
      expiresAt: { gt: now },
      requestedById: { not: actor.accountId },
      participant: { contract: { state: "out", OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
      grant: {
        OR: [
          ...hers,
          { parent: { OR: hers } },
          { seal: { organization: { memberships: { some: { ...mine, role: "owner" } } } } },
        ],
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: most,
    include: {
      requestedBy: { select: { email: true, person: { select: { name: true } } } },
      participant: { select: { contract: { select: { title: true } } } },
      grant: {
        select: {
          ...approvalColumns,
          parent: { select: approvalColumns },
          seal: { select: { name: true, organizationId: true, organization: { select: { name: true } } } },
        },
      },
    },
  });
  return rows.flatMap((row) => {
    const { seal } = row.grant;
    const own = memberships.find(({ organizationId }) => organizationId === seal.organizationId);
    const decides = own && mayDecide(own, { ...governing(row.grant), deputyFrom: row.deputyFrom }, now);
    if (!decides) return [];
    return [
      {
        id: row.id,
        title: row.participant.contract.title,
        seal: seal.name,
        organization: seal.organization?.name ?? "",
        askedBy: nameOf(row.requestedBy),
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
        turn: decides === "turn",
      },
    ];
  });
}

/** How many requests it is somebody's turn to decide about; null where she never has to decide about any. */
export async function countWaitingApprovals(actor: Actor): Promise<number | null> {
  const mine = { accountId: actor.accountId, endedAt: null };
  const decides = await db().sealGrant.findFirst({
    where: {
      state: "given",
      approverId: { not: null },
      OR: [
        { approver: mine },
        { deputy: mine },
        { seal: { organization: { memberships: { some: { ...mine, role: "owner" } } } } },
      ],
    },
    select: { id: true },
  });
  if (!decides) return null;
  return (await waitingApprovals(actor)).filter(({ turn }) => turn).length;
}
