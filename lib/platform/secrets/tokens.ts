import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** A new 256-bit link token, base64url; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a link token: SHA-256, enough for 256 random bits. Null when it cannot be a token of ours. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  return Uint8Array.from(createHash("sha256").update(token).digest());
}
