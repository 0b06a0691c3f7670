import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { AcceptedPdf } from "@/lib/standards/pdf/inspect";
import { draftLimits } from "./draft.schema";
import { requireStorage } from "./intake/storage-quota";

/**
 * Begins a contract with an accepted upload. The upload stays its owner's until the draft is deleted.
 * @throws DomainError not_found when the upload is not hers; storage_full, too_many_drafts
 */
export async function createDraft(actor: Actor, input: { uploadId: string }): Promise<{ contractId: string }> {
  await requireStorage(actor, 0);
  const contractId = newId();
  await transaction(async (tx) => {
    const upload = await tx.upload.findFirst({
      where: { id: input.uploadId, accountId: actor.accountId },
      include: { blob: true },
    });
    if (!upload) throw notFound();
    const inspection = upload.inspection as unknown as AcceptedPdf;
    await tx.contract.create({
      data: {
        id: contractId,
        ownerId: actor.accountId,
        title: titleFrom(upload.fileName),
        locale: actor.locale,
        state: "draft",
        documents: {
          create: {
            id: newId(),
            fileName: upload.fileName,
            baseSha256: upload.blobSha256,
            baseSize: upload.blob.size,
            pageCount: inspection.pageCount,
            pages: inspection.pages.map(({ width, height, rotate }) => ({ width, height, rotate })),
            inspection: upload.inspection as object,
          },
        },
      },
    });
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
