import "server-only";
import { documentFileOf, type ReadableFile } from "@/lib/domain/contracts/get-file";
import type { Actor } from "@/lib/platform/actor";
import { notFound } from "@/lib/platform/errors";
import { readApproval } from "./read-approval";

/**
 * The contract that a seal is wanted for, for whoever may decide about it, while there is something to decide or to
 * sign. Who asked has it as a participant, not here.
 * @throws DomainError not_found
 */
export async function approvalFile(actor: Actor, approvalId: string): Promise<ReadableFile> {
  const { approval, asked } = await readApproval(actor, approvalId);
  const { contract } = approval.participant;
  const [document] = contract.documents;
  const open =
    approval.state === "waiting" || approval.state === "approved" || approval.decidedById === actor.accountId;
  if (!document || asked || !open || contract.state !== "out") throw notFound();
  return documentFileOf(contract, document);
}
