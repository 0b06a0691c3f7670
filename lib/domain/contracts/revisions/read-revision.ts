import "server-only";
import { createHash } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { readBlobRange } from "@/lib/platform/storage/blobs";

/** A document at one revision: the uploaded bytes and the tails that follow them. */
export type RevisionFile = {
  documentId: string;
  /** 0 for the uploaded bytes alone. */
  revision: number;
  size: number;
  sha256: Uint8Array;
  base: { sha256: Uint8Array; size: number };
  tails: { number: number; start: number; size: number }[];
};

/**
 * Where the bytes of a revision are, without reading them.
 * @param revision the head when left out
 * @throws DomainError not_found
 */
export async function findRevision(documentId: string, revision?: number): Promise<RevisionFile> {
  const document = await db().document.findUnique({
    where: { id: documentId },
    select: { headRevision: true, baseSha256: true, baseSize: true },
  });
  const number = revision ?? document?.headRevision;
  if (!document || number === undefined || number < 0 || number > document.headRevision) throw notFound();
  const rows = await db().revision.findMany({
    where: { documentId, number: { lte: number } },
    orderBy: { number: "asc" },
    select: { number: true, size: true, sha256: true },
  });
  const baseSize = Number(document.baseSize);
  const tails: RevisionFile["tails"] = [];
  let start = baseSize;
  for (const row of rows) {
    tails.push({ number: row.number, start, size: Number(row.size) - start });
    start = Number(row.size);
  }
  if (tails.length !== number) throw new Error("a revision of the document is missing");
  return {
    documentId,
    revision: number,
    size: start,
    sha256: rows.at(-1)?.sha256 ?? document.baseSha256,
    base: { sha256: document.baseSha256, size: baseSize },
    tails,
  };
}

/**
 * All bytes of a revision.
 * @throws Error when they are not the bytes whose digest was stored with the revision
 */
export async function readRevision(documentId: string, revision?: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of streamRevision(await findRevision(documentId, revision))) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * The bytes from `start` to `end` (inclusive) of a revision, read as they are wanted. A whole file is checked against
 * its digest at the end: the stream then breaks off with an error rather than ending well.
 */
export async function* streamRevision(
  file: RevisionFile,
  start = 0,
  end = file.size - 1,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = start === 0 && end === file.size - 1 ? createHash("sha256") : undefined;
  if (start < file.base.size) {
    for await (const chunk of readBlobRange(file.base.sha256, start, Math.min(end, file.base.size - 1))) {
      hash?.update(chunk as Buffer);
      yield chunk as Buffer;
    }
  }
  for (const tail of file.tails) {
    if (tail.start > end || tail.start + tail.size <= start) continue;
    const bytes = await readTail(file.documentId, tail.number);
    if (bytes.length !== tail.size) throw new Error("a revision's tail does not have the size it was stored with");
    const part = bytes.subarray(Math.max(0, start - tail.start), Math.min(tail.size, end + 1 - tail.start));
    hash?.update(part);
    yield part;
  }
  if (hash && !hash.digest().equals(Buffer.from(file.sha256)))
    throw new Error("a document's revision no longer has the bytes it was stored with");
}

async function readTail(documentId: string, number: number): Promise<Uint8Array> {
  const row = await db().revision.findUnique({
    where: { documentId_number: { documentId, number } },
    select: { tail: true },
  });
  if (!row) throw new Error("a revision of the document is missing");
  return row.tail;
}
