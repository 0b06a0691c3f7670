import "server-only";
import type { Actor, Visitor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { withPassingFile } from "@/lib/platform/storage/passing-file";
import { addressBlock } from "@/lib/platform/web/client-address";
import { knownRevision } from "./known-revision";
import { ownCertificates } from "./own-certificates";
import type { UploadCheck } from "./upload-check";
import { validateFile } from "./validate-file";

/**
 * Validates a file that anyone sends. The bytes lie on the disk while they are looked at and are removed then; nothing
 * about them is kept.
 * @param chunks the bytes as they arrive
 * @throws DomainError upload_too_large, upload_empty, process_busy, process_not_started
 */
export async function validateUpload(
  caller: Actor | Visitor,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<UploadCheck> {
  const whose = "accountId" in caller ? caller.accountId : addressBlock(caller.address);
  return withPassingFile(chunks, env().UPLOAD_LIMIT_MB * 1_000_000, async (file, { sha256, size }) => {
    const at = new Date();
    const validation = await validateFile(file, at, { whose });
    const [known, own] = await Promise.all([
      knownRevision(caller, sha256),
      ownCertificates(validation.report?.signatures ?? []),
    ]);
    return {
      ...validation,
      sha256: Buffer.from(sha256).toString("hex"),
      bytes: size,
      checkedAt: at.toISOString(),
      known,
      own,
    };
  });
}
