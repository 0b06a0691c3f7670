import "server-only";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { invalid } from "@/lib/platform/errors";

export type Received = { sha256: Uint8Array<ArrayBuffer>; size: number };

/**
 * Writes a stream into a new file while counting and hashing it; what is over the limit is refused without reading on.
 * The file is the caller's to remove, after a failure too.
 * @param limit bytes
 * @param lasting whether the bytes must be on the disk when this returns
 * @throws DomainError upload_too_large, upload_empty
 */
export async function receiveFile(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { limit, lasting }: { limit: number; lasting: boolean },
): Promise<Received> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limit) throw invalid("upload_too_large", { limitMb: Math.floor(limit / 1_000_000) });
      hash.update(chunk);
      // Unlike write, this goes on until all of the chunk is written.
      await file.appendFile(chunk);
    }
    if (size === 0) throw invalid("upload_empty");
    if (lasting) await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: Uint8Array.from(hash.digest()), size };
}
