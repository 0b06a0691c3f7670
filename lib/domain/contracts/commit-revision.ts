import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";

export type NewRevision = {
  documentId: string;
  /** The head that the tail was made for. */
  onto: number;
  kind: "prepared" | "certified" | "signed";
  tail: Uint8Array;
  /** Of the whole file with this tail, bytes. */
  size: number;
  /** Of the whole file with this tail. */
  sha256: Uint8Array;
};

/**
 * Moves the document's head by compare-and-set and stores the tail, in the caller's transaction.
 * @returns the revision's id, or null when the head has moved on: the tail then belongs to a past that nobody sees
 */
export async function commitRevision(tx: Transaction, revision: NewRevision): Promise<string | null> {
  const { count } = await tx.document.updateMany({
    where: { id: revision.documentId, headRevision: revision.onto },
    data: { headRevision: revision.onto + 1 },
  });
  if (count === 0) return null;
  const id = newId();
  await tx.revision.create({
    data: {
      id,
      documentId: revision.documentId,
      number: revision.onto + 1,
      kind: revision.kind,
      tail: Uint8Array.from(revision.tail),
      size: BigInt(revision.size),
      sha256: Uint8Array.from(revision.sha256),
    },
  });
  return id;
}
