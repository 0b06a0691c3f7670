import "server-only";
import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { type Received, receiveFile } from "./receive-file";

/** What a process that was killed has left is removed by the next one that passes, after this time. */
const leftoverMs = 3600_000;

/**
 * Receives a file that is not to be kept: it lies in the data folder for as long as `use` takes, and is removed
 * whatever happens.
 * @param limit bytes
 * @throws DomainError upload_too_large, upload_empty; what `use` throws
 */
export async function withPassingFile<T>(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  use: (file: string, received: Received) => Promise<T>,
): Promise<T> {
  const folder = path.join(env().DATA_DIR, "passing");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearLeftovers(folder);
  const file = path.join(folder, randomBytes(12).toString("hex"));
  try {
    return await use(file, await receiveFile(file, chunks, { limit, lasting: false }));
  } finally {
    await rm(file, { force: true });
  }
}

async function clearLeftovers(folder: string): Promise<void> {
  const old = Date.now() - leftoverMs;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && found.mtimeMs < old) await rm(file, { force: true });
  }
}
