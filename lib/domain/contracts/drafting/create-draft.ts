import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import { requireStorage } from "../intake/storage-quota";
import { documentFrom } from "./add-document";
import { draftLimits } from "./draft.schema";

/**
 * Begins a contract with an accepted upload. The upload stays its owner's until the draft is deleted.
 * @throws DomainError not_found when the upload is not hers; storage_full, too_many_drafts
 */
export async function createDraft(actor: Actor, input: { uploadId: string }): Promise<{ contractId: string }> {
  await requireStorage(actor, 0);
  return transaction((tx) => draftFrom(tx, actor, input.uploadId));
}

/**
 * The draft that begins with an accepted upload.
 * @param templateId the template of which it is the working copy, if of any
 * @throws DomainError not_found when the upload is not hers
 */
export async function draftFrom(
  tx: Transaction,
  actor: Actor,
  uploadId: string,
  templateId: string | null = null,
): Promise<{ contractId: string }> {
  const contractId = newId();
  const document = await documentFrom(tx, actor, uploadId);
  await tx.contract.create({
    data: {
      id: contractId,
      ownerId: actor.accountId,
      title: titleFrom(document.fileName),
      locale: actor.locale,
      state: "draft",
      templateId,
      documents: { create: document },
    },
  });
  return { contractId };
}

/** The file's name without its ending, as a first title. */
function titleFrom(fileName: string): string {
  const name = fileName
    .replace(/\.pdf$/i, "")
    .replace(/[_\s]+/g, " ")
    .trim();
  return [...(name || fileName)].slice(0, draftLimits.title).join("");
}
