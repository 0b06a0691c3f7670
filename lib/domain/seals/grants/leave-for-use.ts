import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { approvalBound } from "../approvals/approval-bound";
import type { ContractOfUse } from "./grant-rules";
import { type UsableSeal, usableSeals } from "./usable-seals";

/** A seal that a signature is made with, and by what leave. */
export type LeaveForUse = { seal: UsableSeal; approvalId: string | null };

type Use = {
  accountId: string;
  organizationId: string;
  participantId: string;
  sealIds: readonly string[];
  /** Digest of what the user has chosen: the places, the seals in them and the texts. */
  boundSha256: Uint8Array<ArrayBuffer>;
  contract: ContractOfUse;
};

/**
 * Leave for one signature with these seals, in the transaction that makes it. An approval serves once, for what was
 * approved and nothing else.
 * @throws DomainError conflict `seal_not_usable`, `seal_approval_needed`
 */
export async function leaveForUse(tx: Transaction, use: Use, now = new Date()): Promise<Map<string, LeaveForUse>> {
  const ids = [...new Set(use.sealIds)].sort();
  // Whoever suspends one, or takes leave back, stands in line here.
  for (const id of ids) await tx.$queryRaw`SELECT id FROM seal WHERE id = ${id}::uuid FOR UPDATE`;
  const { accountId, organizationId, contract } = use;
  const usable = await usableSeals(accountId, organizationId, contract, tx, now, ids);
  const found = new Map(usable.map((seal) => [seal.sealId, seal]));
  const leave = new Map<string, LeaveForUse>();
  for (const id of ids) {
    const seal = found.get(id);
    if (!seal) throw conflict("seal_not_usable");
    leave.set(id, {
      seal,
      approvalId: seal.approval && seal.grantId ? await spendApproval(tx, use, seal, seal.grantId, now) : null,
    });
  }
  return leave;
}

async function spendApproval(
  tx: Transaction,
  use: Use,
  { versionId }: UsableSeal,
  grantId: string,
  now: Date,
): Promise<string> {
  const approval = await tx.sealApproval.findFirst({
    where: {
      grantId,
      participantId: use.participantId,
      requestedById: use.accountId,
      boundSha256: approvalBound(use.boundSha256, versionId),
      state: "approved",
      expiresAt: { gt: now },
    },
    select: { id: true },
  });
  if (!approval) throw conflict("seal_approval_needed");
  // Whoever takes it back at this moment holds its row; what is gone then is not used.
  const { count } = await tx.sealApproval.updateMany({
    where: { id: approval.id, state: "approved" },
    data: { state: "used" },
  });
  if (count === 0) throw conflict("seal_approval_needed");
  return approval.id;
}
