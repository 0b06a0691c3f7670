import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { enqueue } from "@/lib/platform/outbox/enqueue";

/**
 * Where a contract is a letter of authorization that a verification or the lending of a seal waits for, that is told that
 * it ended, in the transaction of its end.
 */
export async function tellWaitingFlow(tx: Transaction, contractId: string): Promise<void> {
  const waiting = await tx.verificationStep.count({ where: { contractId, state: { not: "answered" } } });
  if (waiting > 0)
    await enqueue(tx, { topic: "organization.authorization-ended", key: contractId, payload: { contractId } });
  const lending = await tx.sealGrant.count({ where: { authorizationId: contractId, state: "waiting" } });
  if (lending > 0) await enqueue(tx, { topic: "seal.lent", key: contractId, payload: { contractId } });
}
