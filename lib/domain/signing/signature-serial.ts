import { createHash } from "node:crypto";

/** Digits and capital letters without those that are taken for one another (as in Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The serial that a seal bears for one signature, eight characters such as `7KQ2M0XE`: two impressions of one seal can be
 * told apart, and each leads to its signature. Made of the signature's id by SHA-256, so that it need not be kept.
 */
export function signatureSerial(signatureId: string): string {
  const digest = createHash("sha256").update(signatureId).digest();
  return [...digest.subarray(0, 8)].map((byte) => alphabet[byte % 32]).join("");
}
