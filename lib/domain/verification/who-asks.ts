import "server-only";
import { senderName } from "@/lib/domain/contracts/sender-name";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";

/** On whose behalf a name is being proven: who sent the contract, and the name it was sent to. */
export type Asker = { sender: string; name: string };

const signingPath = /^\/sign\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?]|$)/;

/** The participant that a path leads to, if it leads to the signing room of one. */
export const participantOf = (path: string): string | undefined => signingPath.exec(path)?.[1];

/**
 * Who asks for this proof, read from the path that the actor will go back to; null unless it leads to a contract in
 * which the actor takes part.
 */
export async function whoAsks(actor: Actor, next: string): Promise<Asker | null> {
  const participantId = participantOf(next);
  if (!participantId) return null;
  const participant = await db().participant.findFirst({
    where: { id: participantId, accountId: actor.accountId },
    select: { name: true, contract: { select: { ownerId: true } } },
  });
  if (!participant) return null;
  return { sender: await senderName(participant.contract.ownerId), name: participant.name };
}
