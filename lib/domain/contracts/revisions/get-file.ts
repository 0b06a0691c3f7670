import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { readBlobRange } from "@/lib/platform/storage/blobs";
import { requireAccess } from "../access";
import { isComplete } from "../states";
import { findRevision, streamRevision } from "./read-revision";
import { titleAsFileName } from "./title-as-file-name";

/** Bytes that a person may have: their name, size, and a way to read a part of them. */
export type ReadableFile = {
  fileName: string;
  size: number;
  /** Changes whenever the bytes do. */
  tag: string;
  /** @param end inclusive */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>;
};

/**
 * A contract's document at one revision, the newest unless one is named.
 * @throws DomainError not_found, not_in_this_state
 */
export async function getDocumentFile(
  actor: Actor,
  input: { contractId: string; documentId: string; revision?: number | undefined },
): Promise<ReadableFile> {
  const { contract } = await requireAccess(actor, input.contractId, "download");
  if (!isId(input.documentId)) throw notFound();
  const document = await db().document.findFirst({
    where: { id: input.documentId, contractId: contract.id },
    select: { id: true, fileName: true },
  });
  if (!document) throw notFound();
  return documentFileOf(contract, document, input.revision);
}

/** The same without a question: who may have it, the caller knows. */
export async function documentFileOf(
  contract: { title: string; state: string; locale: string },
  document: { id: string; fileName: string },
  revision?: number,
): Promise<ReadableFile> {
  const file = await findRevision(document.id, revision);
  return {
    fileName: nameOf(contract, document.fileName, revision),
    size: file.size,
    tag: Buffer.from(file.sha256).toString("hex"),
    read: (start, end) => streamRevision(file, start, end),
  };
}

/** What everybody has signed must not overwrite what was uploaded, nor be taken for it. */
function nameOf(contract: { title: string; state: string; locale: string }, uploaded: string, revision?: number) {
  if (revision === 0) return uploaded;
  const signed = !isComplete(contract.state) ? "" : contract.locale === "zh" ? "（已签署）" : " (signed)";
  return `${titleAsFileName(contract.title)}${signed}.pdf`;
}

/** A file that its owner has uploaded. @throws DomainError not_found */
export async function getUploadFile(actor: Actor, uploadId: string): Promise<ReadableFile> {
  if (!isId(uploadId)) throw notFound();
  const upload = await db().upload.findFirst({
    where: { id: uploadId, accountId: actor.accountId },
    include: { blob: true },
  });
  if (!upload) throw notFound();
  return {
    fileName: upload.fileName,
    size: Number(upload.blob.size),
    tag: Buffer.from(upload.blobSha256).toString("hex"),
    read: (start, end) => readBlobRange(upload.blobSha256, start, end),
  };
}
