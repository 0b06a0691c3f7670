import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { removeBlob } from "@/lib/platform/storage/blobs";

/**
 * Held while a file's row is written or its last reference is looked for, so that a file is never removed in the
 * moment in which somebody else's upload of the same bytes is accepted.
 */
export async function lockBlob(tx: Transaction, sha256: Uint8Array): Promise<void> {
  const key = `blob ${Buffer.from(sha256).toString("hex")}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/**
 * Removes a stored file to which nothing refers any more. An owner's upload of it counts only while one of her
 * contracts uses it.
 * @param ownerId whose left-over uploads of this file may go; nobody's when left out (a refused upload)
 */
export async function releaseBlob(sha256: Uint8Array<ArrayBuffer>, ownerId?: string): Promise<void> {
  await transaction(async (tx) => {
    await lockBlob(tx, sha256);
    if (ownerId) {
      const used = await tx.document.count({ where: { baseSha256: sha256, contract: { ownerId } } });
      if (used === 0) await tx.upload.deleteMany({ where: { blobSha256: sha256, accountId: ownerId } });
    }
    const documents = await tx.document.count({ where: { baseSha256: sha256 } });
    const uploads = await tx.upload.count({ where: { blobSha256: sha256 } });
    if (documents + uploads > 0) return;
    await tx.blob.deleteMany({ where: { sha256 } });
    // While the lock is held. Where the commit then fails, the row names a missing file that nothing refers to.
    await removeBlob(sha256);
  });
}
