import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, readFile, rm, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { type Received, receiveFile } from "./receive-file";

/**
 * Files kept under the SHA-256 of their bytes in the data folder. A file appears under its name only when all its
 * bytes are on the disk; it is never changed afterwards.
 */
export type StoredBlob = Received;

const folder = () => path.join(env().DATA_DIR, "blobs");

/** Where the file lies. */
function blobPath(sha256: Uint8Array): string {
  const name = Buffer.from(sha256).toString("hex");
  return path.join(folder(), name.slice(0, 2), name.slice(2));
}

/**
 * Stores a stream while counting and hashing it; what is over the limit is refused without reading on.
 * @param limit bytes
 * @param check looks at the file before it is kept, and throws when it must not be; others who store the same bytes at
 *   the same moment have a file of their own to look at
 * @throws DomainError upload_too_large, upload_empty; what `check` throws
 */
export async function storeBlob(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  check?: (file: string) => Promise<void>,
): Promise<StoredBlob> {
  const incoming = path.join(folder(), "incoming");
  await mkdir(incoming, { recursive: true });
  const draft = path.join(incoming, randomBytes(12).toString("hex"));
  try {
    const received = await receiveFile(draft, chunks, { limit, lasting: true });
    await check?.(draft);
    await settle(draft, blobPath(received.sha256));
    return received;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Gives the finished draft its name and makes the name last; the same bytes stored twice are one file. */
async function settle(draft: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await link(draft, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const directory = await open(path.dirname(target), "r");
  await directory.sync().catch(() => {}); // not every system lets a folder be synced
  await directory.close();
}

/** The whole file. @throws Error when it is missing or its bytes are not those that were stored */
export async function readBlob(sha256: Uint8Array): Promise<Buffer> {
  const bytes = await readBlobUnchecked(sha256);
  if (!createHash("sha256").update(bytes).digest().equals(Buffer.from(sha256)))
    throw new Error("a stored file no longer has the bytes it was stored with");
  return bytes;
}

/** The whole file for a caller who checks a digest that covers it. */
export const readBlobUnchecked = (sha256: Uint8Array): Promise<Buffer> => readFile(blobPath(sha256));

/** A part of the file as a stream, for range requests. @param end the last byte, inclusive */
export const readBlobRange = (sha256: Uint8Array, start: number, end: number) =>
  createReadStream(blobPath(sha256), { start, end });

/** Removes the file for good. Whoever calls it has made sure that nothing refers to it. */
export const removeBlob = (sha256: Uint8Array): Promise<void> => rm(blobPath(sha256), { force: true });

export async function hasBlob(sha256: Uint8Array): Promise<boolean> {
  return stat(blobPath(sha256)).then(
    () => true,
    () => false,
  );
}

/** Removes what an earlier process began to store and did not finish. Called once at the start. */
export async function clearUnfinishedBlobs(): Promise<void> {
  const incoming = path.join(folder(), "incoming");
  const names = await readdir(incoming).catch(() => []);
  const old = Date.now() - 24 * 3600_000;
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(incoming, name);
      const found = await stat(file).catch(() => undefined);
      if (found && found.mtimeMs < old) await unlink(file).catch(() => {});
    }),
  );
}
