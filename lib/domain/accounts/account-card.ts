import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";

export type AccountCard = { email: string; name: string | null; createdAt: Date };

/** What the account shows of itself to its owner: its address, and the proven name once there is one. */
export async function accountCard(actor: Actor): Promise<AccountCard> {
  const account = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { email: true, createdAt: true, person: { select: { name: true } } },
  });
  return { email: account.email, name: account.person?.name ?? null, createdAt: account.createdAt };
}
