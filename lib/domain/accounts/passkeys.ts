import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";

export type PasskeyLine = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** The account's passkeys, the newest first. */
export async function listPasskeys(actor: Actor): Promise<PasskeyLine[]> {
  return db().passkey.findMany({
    where: { accountId: actor.accountId },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
}

/** Whether the account can prove an intention with a passkey. */
export async function hasPasskey(accountId: string): Promise<boolean> {
  return (await db().passkey.count({ where: { accountId } })) > 0;
}

export const removePasskeyInput = z.object({ passkeyId: z.uuid() });

/** @throws DomainError not_found, for other people's as for removed ones */
export async function removePasskey(actor: Actor, { passkeyId }: z.output<typeof removePasskeyInput>): Promise<void> {
  const { count } = await db().passkey.deleteMany({ where: { id: passkeyId, accountId: actor.accountId } });
  if (count === 0) throw notFound();
}
