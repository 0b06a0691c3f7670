import "server-only";
import { documentFileOf, type ReadableFile } from "@/lib/domain/contracts/revisions/get-file";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { readApproval } from "./read-approval";

/**
 * A document that a seal is wanted for, for whoever may decide about it, while there is something to decide or to
 * sign; and for good, once it is sealed, as it was then: whoever answers for a seal can read what it stands under. Who
 * asked has it as a participant, not here.
 * @throws DomainError not_found
 */
export async function approvalFile(actor: Actor, approvalId: string, documentId: string): Promise<ReadableFile> {
  const { approval, asked } = await readApproval(actor, approvalId);
  const { contract } = approval.participant;
  const document = contract.documents.find(({ id }) => id === documentId);
  if (!document || asked) throw notFound();
  // What the seal does not stand in was no matter of the request.
  if ((await db().field.count({ where: { documentId, id: { in: approval.fieldIds } } })) === 0) throw notFound();
  const revision = await sealedRevision(approval, document.id);
  if (revision !== null) return documentFileOf(contract, document, revision);
  const open =
    approval.state === "waiting" || approval.state === "approved" || approval.decidedById === actor.accountId;
  if (!open || contract.state !== "out") throw notFound();
  return documentFileOf(contract, document);
}

/** The revision in which an approved use was made; null while it is not. */
export async function sealedRevision(
  approval: { id: string; state: string },
  documentId: string,
): Promise<number | null> {
  if (approval.state !== "used") return null;
  const signature = await db().signature.findFirst({
    where: { documentId, sealUses: { some: { approvalId: approval.id } } },
    select: { revision: { select: { number: true } } },
  });
  return signature?.revision.number ?? null;
}
