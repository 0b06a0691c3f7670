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
import { withRepairedCopy } from "./repair";
import { requireStorage } from "./storage-quota";

export type AcceptedUpload = {
  uploadId: string;
  fileName: string;
  bytes: number;
  pageCount: number;
  remarks: Remark[];
  /** What was not uploaded but made of what was uploaded, with the size of each page in points: to be looked at first. */
  made: { how: Made; pages: { width: number; height: number }[] } | null;
};

/** `converted`: set as pages by LibreOffice. `repaired`: written anew out of a damaged PDF. */
export type Made = "converted" | "repaired";

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
 * @param input.chunks the bytes as they arrive
 * @param input.made how it came to be, where it is not what its owner has
 * @throws DomainError upload_too_large, upload_empty, storage_full, too_many_drafts, pdf_… for each reason
 *   (pdf_repair_offered where a repaired copy can be taken instead), process_busy, process_not_started
 */
export async function acceptUpload(
  actor: Actor,
  input: { fileName: string; chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>; made?: Made },
): Promise<AcceptedUpload> {
  await requireStorage(actor, 0);
  let pdf: AcceptedPdf | undefined;
  const blob = await storeBlob(input.chunks, env().UPLOAD_LIMIT_MB * 1_000_000, async (file) => {
    const look = await lookInside(file, actor);
    if (await canBeRepaired(look, file, actor)) throw invalid("pdf_repair_offered");
    pdf = accepted(look);
  });
  if (!pdf) throw new Error("a file was stored without a look inside");
  try {
    await requireStorage(actor, blob.size);
    return await keep(actor, { fileName: cleanFileName(input.fileName), blob, pdf, made: input.made });
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

/** Whether a copy can be made whose pages can be looked at, so that its sender may take that instead. */
async function canBeRepaired({ inspection }: Look, file: string, actor: Actor): Promise<boolean> {
  if (inspection.accepted || !inspection.repairable) return false;
  return withRepairedCopy(file, actor.accountId, async (copy) => copy !== null);
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

type Kept = { fileName: string; blob: StoredBlob; pdf: AcceptedPdf; made: Made | undefined };

async function keep(actor: Actor, { fileName, blob, pdf, made }: Kept): Promise<AcceptedUpload> {
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
  return {
    uploadId,
    fileName,
    bytes: blob.size,
    pageCount: pdf.pageCount,
    remarks: remarksOn(pdf),
    made: made ? { how: made, pages: pdf.pages.map(({ width, height }) => ({ width, height })) } : null,
  };
}
