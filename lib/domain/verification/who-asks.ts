import "server-only";
import { senderName } from "@/lib/domain/contracts/invitations/sender-name";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/secrets/tokens";

/** On whose behalf a name is being proven: who sent the contract, and the name it was sent to. */
export type Asker = { sender: string; name: string };

const signingPath = /^\/sign\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?]|$)/;

const invitationPath = /^\/organizations\/join\/([^/?]+)(?:[/?]|$)/;

const representativePath = /^\/organizations\/[0-9a-f-]{36}\/verify\?(?:.*&)?way=legal_representative(?:&|$)/;

/** The participant that a path leads to, if it leads to the signing room of one. */
const participantOf = (path: string): string | undefined => signingPath.exec(path)?.[1];

/**
 * How sure a name has to be for what the actor goes on to: what the sender of a contract asks of those who sign, or an
 * organization of those who join it, or the installation of those who speak for one as its legal representative.
 * Undefined where the path leads to none of these, or it is not the actor who is asked.
 */
export async function levelAskedAt(actor: Actor, next: string): Promise<number | undefined> {
  const participantId = participantOf(next);
  if (participantId) {
    const participant = await db().participant.findFirst({
      where: { id: participantId, accountId: actor.accountId },
      select: { signerLevel: true, contract: { select: { signerLevel: true } } },
    });
    return participant?.signerLevel ?? participant?.contract.signerLevel;
  }
  if (representativePath.test(next)) return env().REPRESENTATIVE_LEVEL;
  const tokenHash = hashToken(invitationPath.exec(next)?.[1] ?? "");
  if (!tokenHash) return undefined;
  const invitation = await db().membershipInvitation.findFirst({
    where: { tokenHash, state: "open", email: actor.email },
    select: { organization: { select: { requiredLevel: true } } },
  });
  return invitation?.organization.requiredLevel;
}

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
