import "server-only";
import { draftFrom } from "@/lib/domain/contracts/drafting/create-draft";
import { requireStorage } from "@/lib/domain/contracts/intake/storage-quota";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import { requireRoomForTemplate } from "./save-as-template";

/**
 * Begins a template with an accepted upload.
 * @returns the working copy, to be edited
 * @throws DomainError not_found when the upload is not hers; conflict `too_many_templates`, storage_full, too_many_drafts
 */
export async function createTemplate(actor: Actor, input: { uploadId: string }): Promise<{ contractId: string }> {
  await requireStorage(actor, 0);
  return transaction(async (tx) => {
    await requireRoomForTemplate(tx, actor.accountId);
    const { id } = await tx.template.create({ data: { id: newId(), ownerId: actor.accountId } });
    return draftFrom(tx, actor, input.uploadId, id);
  });
}
