import "server-only";
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@/lib/platform/secrets/master-key";

/** How long a code may be used. */
export const codeMinutes = 10;
/** Wrong answers after which a code is dead. */
export const codeTries = 5;

/** A new code: six decimal digits, each of the million as likely as any other. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/**
 * What is stored of a code. A million codes are soon tried, so the hash is keyed with what only the application
 * holds, and bound to the intent it was made for.
 */
export function hashCode(intentId: string, code: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHmac("sha256", deriveKey("signing-code")).update(`${intentId}:${code}`).digest());
}

/** Compares in constant time. */
export function codeMatches(intentId: string, code: string, hash: Uint8Array): boolean {
  const given = hashCode(intentId, code);
  return given.length === hash.length && timingSafeEqual(given, hash);
}
