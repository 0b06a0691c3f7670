import "server-only";
import { timingSafeEqual } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/** Codes of authenticator apps as every one of them makes them: RFC 6238 with SHA-1, six digits, 30 seconds. */
const period = 30;
const digits = 6;
/** A code of the step before or after is taken too: clocks differ, and typing takes time (RFC 6238 §5.2). */
const window = 1;

/** 160 random bits, as RFC 4226 §4 recommends, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that an authenticator app reads from a QR code (Key URI format). */
export function totpUri(secret: string, account: string): string {
  return new TOTP({ issuer: "Vermilion", label: account, algorithm: "SHA1", digits, period, secret }).toString();
}

/** The code of one time step. */
export const totpCode = (secret: string, step: number): string =>
  TOTP.generate({
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits,
    period,
    timestamp: step * period * 1000,
  });

export const totpStep = (now: Date): number => Math.floor(now.getTime() / 1000 / period);

/**
 * Which time step a typed code belongs to.
 * @param after steps up to this one are used up: a code is good once (RFC 6238 §5.2)
 * @returns null when it is the code of no step around now
 */
export function matchingStep(secret: string, typed: string, now: Date, after: bigint | null): number | null {
  if (!/^\d{6}$/.test(typed)) return null;
  const middle = totpStep(now);
  let found: number | null = null;
  for (let step = middle - window; step <= middle + window; step++) {
    const same = timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(typed));
    if (same && (after === null || BigInt(step) > after)) found ??= step;
  }
  return found;
}
