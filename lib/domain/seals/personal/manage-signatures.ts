import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";

/** Offers this signature first from now on. @throws DomainError not_found for somebody else's or a retired one */
export async function preferSignature(actor: Actor, sealId: string): Promise<void> {
  await change(actor, sealId, { chosenAt: new Date() });
}

/**
 * Takes a signature out of use. What was signed with it keeps it.
 * @throws DomainError not_found for somebody else's or a retired one
 */
export async function retireSignature(actor: Actor, sealId: string): Promise<void> {
  await change(actor, sealId, { state: "retired", endedAt: new Date() });
}

async function change(actor: Actor, sealId: string, data: { chosenAt: Date } | { state: "retired"; endedAt: Date }) {
  const { count } = await db().seal.updateMany({
    where: { id: sealId, state: "active", person: { accountId: actor.accountId } },
    data,
  });
  if (count === 0) throw notFound();
}
