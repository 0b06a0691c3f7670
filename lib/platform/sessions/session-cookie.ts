import "server-only";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";
import { isId } from "@/lib/platform/ids";
import { deriveKey } from "@/lib/platform/secrets/master-key";

/**
 * The session cookie is next-auth's encrypted JWT and holds two ids and nothing else: whose session, and which row.
 * The row decides on every request whether it is still one.
 */
export const SESSION_COOKIE = "__Host-session";

/** A session ends 30 days after sign-in, and after 7 days without use. Seconds. */
export const sessionLifetime = 30 * 24 * 3600;
export const sessionIdleTime = 7 * 24 * 3600;

/** `Secure` always: browsers treat localhost as secure, and `__Host-` demands it. */
export const cookieOptions = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;

/** What next-auth encrypts cookies under: AUTH_SECRET, or a key derived from the master key. */
export const authSecret = (): string => env().AUTH_SECRET ?? deriveKey("auth-secret").toString("base64url");

export type SessionClaims = { accountId: string; sessionId: string };

/** The cookie's value for a session. */
export function sealSession(claims: SessionClaims): Promise<string> {
  return encode({
    token: { sub: claims.accountId, sid: claims.sessionId },
    secret: authSecret(),
    maxAge: sessionLifetime,
  });
}

/** What a cookie names, or null when it is not ours, was changed or has run out. */
export async function openSession(cookie: string | undefined): Promise<SessionClaims | null> {
  if (!cookie) return null;
  try {
    const claims = await decode({ token: cookie, secret: authSecret() });
    return isId(claims?.sub) && isId(claims.sid) ? { accountId: claims.sub, sessionId: claims.sid } : null;
  } catch {
    return null;
  }
}
