import "server-only";
import { hkdfSync, randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";

/**
 * The 32-byte master key under which everything secret in the database is encrypted: `MASTER_KEY`, or a file
 * that the first start makes in the data folder, readable by its owner alone. Losing it means losing every
 * private key and identity number; docs/configuration.md says how to keep a copy.
 */
export const masterKeyFile = (dataDir: string) => path.join(dataDir, "master.key");

/** Reads the key file, making it first where there is none. Two starts at once end up with the same key. */
export function readOrCreateKeyFile(file: string): Buffer {
  try {
    return readKeyFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeSync(handle, `${randomBytes(32).toString("base64")}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    // link() refuses to replace: the first of two racing starts wins, and a crash leaves only the draft.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return readKeyFile(file);
}

function readKeyFile(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (key.length !== 32) throw new Error(`${file} does not hold a 32-byte key in base64`);
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return key;
}

let key: Buffer | undefined;

function masterKey(): Buffer {
  const given = env().MASTER_KEY;
  key ??= given
    ? Buffer.from(given.replace(/-/g, "+").replace(/_/g, "/"), "base64")
    : readOrCreateKeyFile(masterKeyFile(env().DATA_DIR));
  return key;
}

const derived = new Map<string, Buffer>();

/** A 32-byte key for one purpose, derived from the master key (HKDF-SHA-256, RFC 5869). */
export function deriveKey(purpose: string): Buffer {
  let found = derived.get(purpose);
  if (!found) {
    found = Buffer.from(hkdfSync("sha256", masterKey(), "vermilion", purpose, 32));
    derived.set(purpose, found);
  }
  return found;
}
