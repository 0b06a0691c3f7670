import "server-only";
import type { NextAuthOptions, Session } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { negotiateLocale } from "@/lib/platform/i18n/locales";
import { isId } from "@/lib/platform/ids";
import { authSecret, cookieOptions, SESSION_COOKIE, sessionLifetime } from "@/lib/platform/sessions/session-cookie";
import { findLiveSession, revokeSessions } from "@/lib/platform/sessions/session-store";
import { requestInfo } from "@/lib/platform/web/request-info";
import { signIn, signInInput } from "./sign-in";
import { passkeySignInInput, signInWithPasskey } from "./sign-in-with-passkey";
import type { SignedIn } from "./signed-in";

type AuthorizeRequest = { headers?: Record<string, unknown> };

/**
 * next-auth's part: two ways to sign in, the encrypted cookie, and its own endpoints. A token holds two ids; the
 * session row they name is looked up whenever a session is asked for, and is what ends it.
 */
export function authOptions(): NextAuthOptions {
  // next-auth builds its addresses from this variable alone; a Host header must have no say in them.
  process.env.NEXTAUTH_URL = env().APP_URL;
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: sessionLifetime },
    useSecureCookies: true,
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options: cookieOptions },
      csrfToken: { name: "__Host-csrf", options: cookieOptions },
      callbackUrl: { name: "__Host-callback", options: cookieOptions },
    },
    providers: [
      Credentials({
        id: "password",
        name: "Password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials, request) =>
          user(() => signIn(visitorOf(request), signInInput.parse({ ...credentials }))),
      }),
      Credentials({
        id: "passkey",
        name: "Passkey",
        credentials: { response: { type: "text" } },
        authorize: (credentials, request) =>
          user(() => signInWithPasskey(visitorOf(request), passkeyCredentials.parse({ ...credentials }))),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user && "sessionId" in user ? { sub: user.id, sid: user.sessionId } : { sub: token.sub, sid: token.sid },
      session: async ({ session, token }) => {
        const live = isId(token.sub) && isId(token.sid) && (await findLiveSession(claimsOf(token.sub, token.sid)));
        return live ? { user: { email: live.email }, expires: session.expires } : ({} as Session);
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (isId(token?.sub) && isId(token.sid)) await revokeSessions(db(), token.sub, { only: token.sid });
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

const passkeyCredentials = z
  .object({ response: z.string().max(60_000) })
  .transform(({ response }, context) => {
    try {
      return { response: JSON.parse(response) as unknown };
    } catch {
      context.addIssue("passkey_try_again");
      return z.NEVER;
    }
  })
  .pipe(passkeySignInInput);

const claimsOf = (accountId: string, sessionId: string) => ({ accountId, sessionId });

function visitorOf({ headers = {} }: AuthorizeRequest): Visitor {
  const get = (name: string) => (typeof headers[name] === "string" ? headers[name] : null);
  return { ...requestInfo({ get }), locale: negotiateLocale(get("accept-language")) };
}

/** next-auth hands the message of what `authorize` throws to its caller: the code, and nothing else. */
async function user(work: () => Promise<SignedIn>) {
  try {
    const { session } = await work();
    return { id: session.accountId, sessionId: session.sessionId };
  } catch (error) {
    if (!(error instanceof DomainError)) throw new Error(error instanceof z.ZodError ? "invalid_input" : "unexpected");
    const { retryAfter } = error.details;
    throw new Error(retryAfter ? `${error.code}:${retryAfter}` : error.code);
  }
}
