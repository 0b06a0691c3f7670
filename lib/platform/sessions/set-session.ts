import "server-only";
import { cookies } from "next/headers";
import { LOCALE_COOKIE, type Locale } from "@/lib/platform/i18n/locales";
import { cookieOptions, SESSION_COOKIE, type SessionClaims, sealSession, sessionLifetime } from "./session-cookie";

const oneYear = 365 * 24 * 3600;

/** Keeps a new session in this browser, and its owner's language with it. For actions and route handlers. */
export async function setSession({ session, locale }: { session: SessionClaims; locale: Locale }): Promise<void> {
  const jar = await cookies();
  jar.set(SESSION_COOKIE, await sealSession(session), { ...cookieOptions, maxAge: sessionLifetime });
  jar.set(LOCALE_COOKIE, locale, { path: "/", maxAge: oneYear, sameSite: "lax", httpOnly: true });
}

/** Forgets the session in this browser; whether it is over, its row says. */
export async function clearSession(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, "", { ...cookieOptions, maxAge: 0 });
}
