import "server-only";
import { endOpenApprovals } from "@/lib/domain/seals/approvals/end-approvals";
import type { Transaction } from "@/lib/platform/db/client";
import { doneStates } from "../roles";
import { tellWaitingFlow } from "./tell-waiting-flow";

/**
 * Ends a contract that not everybody signed, and voids the links that lead to it.
 * @returns the participants who had been reached, to be told
 */
export async function endContract(
  tx: Transaction,
  contractId: string,
  state: "withdrawn" | "declined" | "expired",
): Promise<{ id: string; email: string; accountId: string | null; state: string }[]> {
  const now = new Date();
  await tx.contract.update({ where: { id: contractId }, data: { state, endedAt: now } });
  await tx.linkToken.updateMany({
    where: { purpose: "sign_contract", participant: { contractId }, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await endOpenApprovals(tx, { participant: { contractId } });
  await tellWaitingFlow(tx, contractId);
  return tx.participant.findMany({
    where: { contractId, state: { in: ["invited", "opened", ...doneStates] } },
    select: { id: true, email: true, accountId: true, state: true },
    orderBy: { position: "asc" },
  });
}
