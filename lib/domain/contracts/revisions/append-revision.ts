import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/**
 * Adds a revision to a document, which must stand at the one before it.
 * @param sha256 of the whole file with this tail
 * @throws StaleRevision when the document has moved on (compare-and-set): the caller's transaction must not stand
 */
export async function appendRevision(
  tx: Transaction,
  revision: {
    id: string;
    documentId: string;
    number: number;
    kind: "prepared" | "certified" | "signed";
    tail: Uint8Array<ArrayBuffer>;
    size: number;
    sha256: Uint8Array<ArrayBuffer>;
  },
): Promise<void> {
  const moved = await tx.document.updateMany({
    where: { id: revision.documentId, headRevision: revision.number - 1 },
    data: { headRevision: revision.number },
  });
  if (moved.count !== 1) throw new StaleRevision();
  await tx.revision.create({ data: { ...revision, size: BigInt(revision.size) } });
}

/** Somebody else appended first; prepare against the new head and try again. */
export class StaleRevision extends Error {
  override readonly name = "StaleRevision";
}
