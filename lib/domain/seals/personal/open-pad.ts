import "server-only";
import { lockOwnPerson, requireProvenPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";
import { type NewPad, padMinutes } from "./pad.schema";

/**
 * Opens a drawing pad for a phone. Whoever has its link can draw on it for a quarter of an hour, and do nothing else;
 * what is drawn becomes a signature only when the actor takes it. A pad that she opened before ends.
 * @throws DomainError forbidden `prove_identity_first`
 */
export async function openPad(actor: Actor, now = new Date()): Promise<NewPad> {
  const { accountId } = actor;
  const token = newToken();
  const tokenHash = hashToken(token);
  if (!tokenHash) throw new Error("a new token is no token");
  const expiresAt = new Date(now.getTime() + padMinutes * 60_000);
  const padId = newId();
  await transaction(async (tx) => {
    await requireProvenPerson(accountId, tx);
    await lockOwnPerson(tx, accountId);
    await tx.drawingPad.deleteMany({ where: { accountId } });
    await tx.drawingPad.create({ data: { id: padId, accountId, tokenHash, state: "open", createdAt: now, expiresAt } });
  });
  return { padId, link: `${env().APP_URL}/draw/${token}`, expiresAt };
}

/** Ends one's own pad; what is on it goes. Ending one that is not there any more changes nothing. */
export async function closePad(actor: Actor, { padId }: { padId: string }): Promise<void> {
  await db().drawingPad.deleteMany({ where: { id: padId, accountId: actor.accountId } });
}
