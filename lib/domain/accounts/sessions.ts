import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { sessionIdleTime } from "@/lib/platform/sessions/session-cookie";
import { revokeSessions } from "@/lib/platform/sessions/session-store";
import { type Device, describeDevice } from "./describe-device";

export type SessionLine = {
  id: string;
  current: boolean;
  device: Device;
  address: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};

/** Where the account is signed in now, this session first, then the latest used. */
export async function listSessions(actor: Actor, now = new Date()): Promise<SessionLine[]> {
  const rows = await db().session.findMany({
    where: {
      accountId: actor.accountId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - sessionIdleTime * 1000) },
    },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
  });
  const lines = rows.map(({ id, address, userAgent, createdAt, lastSeenAt }) => ({
    id,
    current: id === actor.sessionId,
    device: describeDevice(userAgent ?? ""),
    address,
    createdAt,
    lastSeenAt,
  }));
  return lines.sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends this session. */
export async function signOut(actor: Actor): Promise<void> {
  await revokeSessions(db(), actor.accountId, { only: actor.sessionId });
}

/** Ends every session of the account, this one too. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await revokeSessions(db(), actor.accountId);
}

export const endSessionInput = z.object({ sessionId: z.uuid() });

/**
 * Ends one session of the account.
 * @throws DomainError not_found, for other people's as for ended ones
 */
export async function endSession(actor: Actor, { sessionId }: z.output<typeof endSessionInput>): Promise<void> {
  if ((await revokeSessions(db(), actor.accountId, { only: sessionId })) === 0) throw notFound();
}
