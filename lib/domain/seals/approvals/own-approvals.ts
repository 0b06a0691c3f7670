import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import type { ApprovalState } from "./approval.schema";
import { nameOf } from "./approver";
import { endOpenApprovals } from "./end-approvals";

/** What somebody has asked for in a signing room, as she sees it there. */
export type OwnApproval = {
  id: string;
  sealId: string;
  seal: string;
  state: ApprovalState;
  /** What she was given, or not given, it for: compare with `approvalBound`. */
  boundSha256: Uint8Array;
  createdAt: Date;
  expiresAt: Date;
  decidedBy: string | null;
  reason: string | null;
};

/** The newest request for each seal of one place in a contract. */
export async function approvalsOf(accountId: string, participantId: string, now = new Date()): Promise<OwnApproval[]> {
  const rows = await db().sealApproval.findMany({
    where: { participantId, requestedById: accountId },
    orderBy: { createdAt: "desc" },
    include: {
      decidedBy: { select: { email: true, person: { select: { name: true } } } },
      grant: { select: { sealId: true, seal: { select: { name: true } } } },
    },
  });
  const newest = new Map<string, OwnApproval>();
  for (const { id, grant, state, boundSha256, createdAt, expiresAt, decidedBy, reason } of rows) {
    if (newest.has(grant.sealId)) continue;
    const over = (state === "waiting" || state === "approved") && expiresAt <= now;
    newest.set(grant.sealId, {
      id,
      sealId: grant.sealId,
      seal: grant.seal.name,
      state: over ? "expired" : (state as ApprovalState),
      boundSha256,
      createdAt,
      expiresAt,
      decidedBy: decidedBy && nameOf(decidedBy),
      reason,
    });
  }
  return [...newest.values()];
}

/** Takes back what was asked for in a signing room and not used yet. @throws DomainError not_found */
export async function withdrawApprovals(actor: Actor, { participantId }: { participantId: string }): Promise<void> {
  if (!isId(participantId)) throw notFound();
  await transaction(async (tx) => {
    const own = await tx.participant.findFirst({ where: { id: participantId, accountId: actor.accountId } });
    if (!own) throw notFound();
    await endOpenApprovals(tx, { participantId });
  });
}
