import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { draftFrom } from "../drafting/create-draft";
import { releaseBlob } from "../intake/release-blob";
import { requireStorage } from "../intake/storage-quota";
import { contractTitle, putPages, setAsUpload } from "./set-document";
import type { StartName } from "./starting-texts/start-names";
import { startingText } from "./starting-texts/starting-text";

/**
 * Begins a contract with a text that is written here: a blank page, or one of the starting texts.
 * @returns the draft, and the document in it that holds the text
 * @throws DomainError storage_full, too_many_drafts; process_busy, process_not_started
 */
export async function beginWritten(
  actor: Actor,
  input: { start: StartName; locale: "en" | "zh" },
): Promise<{ contractId: string; documentId: string }> {
  await requireStorage(actor, 0);
  const text = startingText(input.start, input.locale);
  const upload = await setAsUpload(actor, text, {});
  try {
    return await transaction(async (tx) => {
      const { contractId } = await draftFrom(tx, actor, upload.uploadId);
      const { id: documentId } = await tx.document.findFirstOrThrow({ where: { contractId }, select: { id: true } });
      await putPages(tx, actor, { contractId, documentId, upload });
      await tx.contract.update({ where: { id: contractId }, data: { title: contractTitle(text, {}) } });
      return { contractId, documentId };
    });
  } catch (error) {
    const unused = await db().upload.findUnique({ where: { id: upload.uploadId }, select: { blobSha256: true } });
    if (unused) await releaseBlob(unused.blobSha256, actor.accountId);
    throw error;
  }
}
