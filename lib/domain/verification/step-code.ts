import "server-only";
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@/lib/platform/secrets/master-key";

/** How long a code may be used. */
export const codeMinutes = 10;
/** Wrong answers in one step after which it is over, however many codes were sent. */
export const codeTries = 5;
/** How long a step waits for a code that is right; until then another code can be asked for. */
export const codeStepMinutes = 30;
/** How long to wait before another code can be asked for. */
export const resendSeconds = 60;

/** A new code: six decimal digits, each of the million as likely as any other. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/**
 * What is stored of a code. A million codes are soon tried, so the hash is keyed with what only the application holds,
 * and bound to the step it was made for.
 */
export function hashCode(stepId: string, code: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHmac("sha256", deriveKey("verification-code")).update(`${stepId}:${code}`).digest());
}

/** Compares in constant time. */
export function codeMatches(stepId: string, code: string, hash: Uint8Array): boolean {
  const given = hashCode(stepId, code);
  return given.length === hash.length && timingSafeEqual(given, hash);
}
