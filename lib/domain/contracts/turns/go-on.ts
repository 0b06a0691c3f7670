import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { completeContract } from "../endings/complete-contract";
import { inviteNext } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";

/**
 * After somebody has done her part: whoever is next is invited, and with the last deed the contract is completed. Call
 * it in the transaction of the deed, with the contract's row locked.
 * @returns whether the contract is complete now
 */
export async function goOn(
  tx: Transaction,
  contract: Parameters<typeof inviteNext>[1] & Parameters<typeof completeContract>[1] & { ownerId: string },
): Promise<boolean> {
  if (await inviteNext(tx, contract, await senderName(contract.ownerId, tx))) return false;
  await completeContract(tx, contract);
  return true;
}
