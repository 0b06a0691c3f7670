import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { invalid, unavailable } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { hasBlob, type StoredBlob, storeBlob } from "@/lib/platform/storage/blobs";
import type { AcceptedPdf, PdfRefusal } from "@/lib/standards/pdf/inspect";
import { cleanFileName } from "./file-name";
import { InspectionStopped, inspectFile } from "./inspect-file";
import { type Look, type Remark, remarksOn } from "./look";
import { lockBlob, releaseBlob } from "./release-blob";
import { requireStorage } from "./storage-quota";

export type AcceptedUpload = {
  uploadId: string;
  fileName: string;
  bytes: number;
  pageCount: number;
  remarks: Remark[];
};

const refusals: Record<PdfRefusal, string> = {
  "not-a-pdf": "pdf_not_a_pdf",
  encrypted: "pdf_encrypted",
  xfa: "pdf_xfa",
  broken: "pdf_broken",
  "no-pages": "pdf_no_pages",
  "too-many-pages": "pdf_too_many_pages",
  "too-large": "pdf_too_much_inside",
  "too-deep": "pdf_too_much_inside",
  "two-things": "pdf_two_things",
};

/**
 * Takes a file in: counts and hashes it, looks inside in a bounded process, and says yes, with what its owner should
 * know, or no with the reason. A refused file is not kept.
 * @param chunks the bytes as they arrive
 * @throws DomainError upload_too_large, upload_empty, storage_full, too_many_drafts, pdf_… for each reason, process_busy, process_not_started
 */
export async function acceptUpload(
  actor: Actor,
  input: { fileName: string; chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> },
): Promise<AcceptedUpload> {
  await requireStorage(actor, 0);
  let pdf: AcceptedPdf | undefined;
  const blob = await storeBlob(input.chunks, env().UPLOAD_LIMIT_MB * 1_000_000, async (file) => {
    pdf = accepted(await lookInside(file, actor));
  });
  if (!pdf) throw new Error("a file was stored without a look inside");
  try {
    await requireStorage(actor, blob.size);
    return await keep(actor, cleanFileName(input.fileName), blob, pdf);
  } catch (error) {
    await releaseBlob(blob.sha256);
    throw error;
  }
}

async function lookInside(file: string, actor: Actor): Promise<Look> {
  try {
    return await inspectFile(file, { whose: actor.accountId });
  } catch (error) {
    if (error instanceof InspectionStopped)
      throw invalid(error.bound === "defect" ? "pdf_broken" : "pdf_too_much_inside");
    throw error;
  }
}

/** @throws DomainError with the reason when it is a no */
function accepted({ inspection, obstacle }: Look): AcceptedPdf {
  if (!inspection.accepted)
    throw invalid(
      inspection.reason === "broken" && inspection.repairable ? "pdf_broken_repairable" : refusals[inspection.reason],
    );
  if (obstacle) throw invalid(`pdf_${obstacle.replaceAll("-", "_")}`);
  return inspection;
}

async function keep(actor: Actor, fileName: string, blob: StoredBlob, pdf: AcceptedPdf): Promise<AcceptedUpload> {
  const uploadId = newId();
  await transaction(async (tx) => {
    await lockBlob(tx, blob.sha256);
    // The same bytes may have been removed meanwhile, with somebody else's draft.
    if (!(await hasBlob(blob.sha256))) throw unavailable("upload_interrupted");
    await tx.blob.createMany({ data: { sha256: blob.sha256, size: BigInt(blob.size) }, skipDuplicates: true });
    await tx.upload.create({
      data: { id: uploadId, accountId: actor.accountId, blobSha256: blob.sha256, fileName, inspection: pdf as object },
    });
  });
  return { uploadId, fileName, bytes: blob.size, pageCount: pdf.pageCount, remarks: remarksOn(pdf) };
}
