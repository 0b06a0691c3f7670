import "server-only";
import { createHash, type Hash } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { readBlobUnchecked } from "@/lib/platform/storage/blobs";

/** A document's head as it lies in storage: the upload and each tail, not joined. */
export type Segments = {
  /** The head's number. */
  number: number;
  segments: Uint8Array[];
  /** Of all of them, bytes. */
  size: number;
  /** SHA-256 after all of them, to be copied: whoever appends hashes only what he appends. */
  hash: Hash;
};

/**
 * Reads the head once, hashing it on the way.
 * @throws DomainError not_found; Error when the bytes are not those whose digest was stored with the revision
 */
export async function readSegments(documentId: string): Promise<Segments> {
  const document = await db().document.findUnique({
    where: { id: documentId },
    select: {
      headRevision: true,
      baseSha256: true,
      revisions: { select: { number: true, tail: true, sha256: true }, orderBy: { number: "asc" } },
    },
  });
  if (!document) throw notFound();
  // Read together with the head, or a revision that came in between would be counted.
  const revisions = document.revisions.filter(({ number }) => number <= document.headRevision);
  const segments = [await readBlobUnchecked(document.baseSha256), ...revisions.map(({ tail }) => tail)];
  const hash = createHash("sha256");
  let size = 0;
  for (const segment of segments) {
    hash.update(segment);
    size += segment.length;
  }
  const expected = revisions.at(-1)?.sha256 ?? document.baseSha256;
  if (revisions.length !== document.headRevision || !hash.copy().digest().equals(Buffer.from(expected)))
    throw new Error("a document's revision no longer has the bytes it was stored with");
  return { number: document.headRevision, segments, size, hash };
}
