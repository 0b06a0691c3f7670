import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { type SessionClaims, sessionIdleTime, sessionLifetime } from "./session-cookie";

/** How often a session in use has its row touched. Milliseconds. */
const touchInterval = 5 * 60 * 1000;

export type LiveSession = { accountId: string; sessionId: string; email: string; locale: "en" | "zh" };

/** Starts a session; each sign-in has a new one, so an id that was planted before means nothing. */
export async function startSession(
  tx: Transaction,
  session: { accountId: string; address: string; userAgent: string },
  now = new Date(),
): Promise<SessionClaims> {
  const { id } = await tx.session.create({
    data: {
      id: newId(now.getTime()),
      ...session,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionLifetime * 1000),
    },
    select: { id: true },
  });
  return { accountId: session.accountId, sessionId: id };
}

/** The session if it is still one: not revoked, not idle for too long, not past its end. Use is noted now and then. */
export async function findLiveSession(claims: SessionClaims, now = new Date()): Promise<LiveSession | null> {
  const row = await db().session.findFirst({
    where: {
      id: claims.sessionId,
      accountId: claims.accountId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - sessionIdleTime * 1000) },
    },
    select: { lastSeenAt: true, account: { select: { email: true, locale: true } } },
  });
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > touchInterval)
    await db().session.updateMany({ where: { id: claims.sessionId, revokedAt: null }, data: { lastSeenAt: now } });
  return { ...claims, email: row.account.email, locale: row.account.locale === "zh" ? "zh" : "en" };
}

/** Ends sessions of an account: one, or all of them, or all but one. Takes effect with the next request anywhere. */
export async function revokeSessions(
  tx: Transaction,
  accountId: string,
  which: { only?: string; except?: string } = {},
  now = new Date(),
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      accountId,
      revokedAt: null,
      id: which.only ? which.only : which.except ? { not: which.except } : undefined,
    },
    data: { revokedAt: now },
  });
  return count;
}
