import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { AcceptedPdf } from "@/lib/standards/pdf/inspect";
import { requireAccess } from "../access";
import { requireStorage } from "../intake/storage-quota";
import { draftLimits } from "./draft.schema";
import { type DraftDocument, documentOf } from "./read-draft";

/**
 * Adds an accepted upload to a draft, as its last document.
 * @param input.version the version that the editor saw; the answer carries the new one
 * @throws DomainError not_found when the draft or the upload is not hers; not_in_this_state; draft_changed_elsewhere
 *   with the newer version; too_many_documents; storage_full
 */
export async function addDocument(
  actor: Actor,
  input: { contractId: string; version: number; uploadId: string },
): Promise<{ version: number; document: DraftDocument }> {
  await requireStorage(actor, 0);
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "edit", tx);
    if (contract.version !== input.version) throw conflict("draft_changed_elsewhere", { version: contract.version });
    const held = await tx.document.findMany({ where: { contractId: contract.id }, select: { ordinal: true } });
    if (held.length >= draftLimits.documents) throw conflict("too_many_documents", { most: draftLimits.documents });
    const ordinal = Math.max(-1, ...held.map((one) => one.ordinal)) + 1;
    const row = await tx.document.create({
      data: { contractId: contract.id, ordinal, ...(await documentFrom(tx, actor, input.uploadId)) },
    });
    const { version } = await tx.contract.update({
      where: { id: contract.id },
      data: { version: { increment: 1 }, sendProblem: null },
    });
    return { version, document: documentOf(row) };
  });
}

/**
 * What an upload becomes in a contract.
 * @throws DomainError not_found when there is no such upload of hers
 */
export async function documentFrom(tx: Transaction, actor: Actor, uploadId: string) {
  const upload = await tx.upload.findFirst({
    where: { id: uploadId, accountId: actor.accountId },
    include: { blob: true },
  });
  if (!upload) throw notFound();
  const inspection = upload.inspection as unknown as AcceptedPdf;
  return {
    id: newId(),
    fileName: upload.fileName,
    baseSha256: upload.blobSha256,
    baseSize: upload.blob.size,
    pageCount: inspection.pageCount,
    pages: inspection.pages.map(({ width, height, rotate }) => ({ width, height, rotate })),
    inspection: upload.inspection as object,
  };
}
