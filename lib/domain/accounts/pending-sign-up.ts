import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { authSecret } from "@/lib/platform/sessions/session-cookie";

/**
 * The cookie that tells, when the confirmation link is opened, that this browser is the one that signed up. Without
 * it the password is asked for: otherwise somebody could sign up with another person's address and a password of
 * his own, and wait for her to press the link.
 */
export const PENDING_COOKIE = "__Host-pending";
export const pendingLifetime = 24 * 3600;

const salt = "pending-sign-up";
const mark = (passwordHash: string) => createHash("sha256").update(passwordHash).digest("base64url");

/** The cookie's value. Encrypted and always of the same length, so it says nothing about the account. */
export function sealPending(accountId: string, passwordHash: string): Promise<string> {
  return encode({
    token: { sub: accountId, mark: mark(passwordHash) },
    secret: authSecret(),
    salt,
    maxAge: pendingLifetime,
  });
}

/** Whether the cookie is of the browser that chose this account's present password. */
export async function isPending(cookie: string | undefined, accountId: string, passwordHash: string): Promise<boolean> {
  if (!cookie) return false;
  try {
    const claims = await decode({ token: cookie, secret: authSecret(), salt });
    if (claims?.sub !== accountId || typeof claims.mark !== "string") return false;
    const [given, own] = [Buffer.from(claims.mark), Buffer.from(mark(passwordHash))];
    return given.length === own.length && timingSafeEqual(given, own);
  } catch {
    return false;
  }
}
