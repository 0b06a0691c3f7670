import "server-only";
import type { Actor, Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { isId } from "@/lib/platform/ids";
import { hashToken } from "@/lib/platform/secrets/tokens";
import { appendEvent, byParticipant } from "../history/events";
import type { ParticipantRole } from "../roles";

/** What an invitation's link leads to. */
export type Invitation =
  /** Unknown, void or too old; the person can ask the sender for a new one. */
  | { outcome: "dead" }
  /** Nobody is signed in yet. The names may be shown: whoever has the link has the mail. */
  | {
      outcome: "sign_in";
      participantId: string;
      email: string;
      name: string;
      role: ParticipantRole;
      title: string;
      sender: string;
      hasAccount: boolean;
    }
  /** Signed in, but with another address than the invited one. */
  | { outcome: "other_account"; email: string; signedInAs: string; title: string; sender: string }
  /** The account's address is not confirmed yet. */
  | { outcome: "confirm_first"; participantId: string; email: string }
  | { outcome: "open"; participantId: string; contractId: string; role: ParticipantRole };

/**
 * Follows the link in an invitation. The link says which place among the participants is meant; who may take it is
 * decided by the signed-in account's confirmed e-mail address, so that a forwarded link gives nobody a signature.
 */
export async function openInvitation(caller: Actor | Visitor, token: string): Promise<Invitation> {
  const tokenHash = hashToken(token);
  if (!tokenHash) return { outcome: "dead" };
  const link = await db().linkToken.findUnique({
    where: { tokenHash },
    include: {
      participant: {
        include: { contract: { include: { owner: { include: { person: { select: { name: true } } } } } } },
      },
    },
  });
  const participant = link?.participant;
  if (!participant || link.purpose !== "sign_contract" || link.expiresAt <= new Date()) return { outcome: "dead" };
  const { contract, id: participantId, email, name } = participant;
  const role = participant.role as ParticipantRole;
  const about = { title: contract.title, sender: contract.owner.person?.name ?? contract.owner.email };
  if (!("accountId" in caller)) {
    const hasAccount = (await db().account.count({ where: { email, emailConfirmedAt: { not: null } } })) > 0;
    return { outcome: "sign_in", participantId, email, name, role, hasAccount, ...about };
  }
  const account = await db().account.findUniqueOrThrow({ where: { id: caller.accountId } });
  if (account.email !== email) return { outcome: "other_account", email, signedInAs: account.email, ...about };
  if (!account.emailConfirmedAt) return { outcome: "confirm_first", participantId, email };
  if (participant.accountId !== caller.accountId)
    await db().participant.updateMany({
      where: { id: participantId, email: account.email },
      data: { accountId: caller.accountId },
    });
  return { outcome: "open", participantId, contractId: contract.id, role };
}

/**
 * Notes that a participant has the contract open for the first time. Call it when the signing room is shown.
 * Nothing happens when it is not her turn, when it was noted before, or when the contract's time is over.
 */
export async function markOpened(actor: Actor, participantId: string): Promise<void> {
  if (!isId(participantId)) return;
  const isOut = { state: "out", OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  const asked = { id: participantId, accountId: actor.accountId, state: "invited", contract: isOut };
  const due = await db().participant.count({ where: asked });
  if (due === 0) return;
  await transaction(async (tx) => {
    const place = await tx.participant.findUnique({ where: { id: participantId } });
    if (!place) return;
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${place.contractId}::uuid FOR UPDATE`;
    const { count } = await tx.participant.updateMany({
      where: asked,
      data: { state: "opened", openedAt: new Date() },
    });
    if (count === 1) await appendEvent(tx, place.contractId, { type: "opened", actor: byParticipant(actor, place) });
  });
}

/**
 * Joins the invitations that were sent to an account's confirmed address to the account. For the moment in which an
 * address is confirmed, and for lists.
 */
export async function joinInvitations(accountId: string): Promise<void> {
  const account = await db().account.findUnique({ where: { id: accountId } });
  if (!account?.emailConfirmedAt) return;
  await db().participant.updateMany({
    where: { email: account.email, accountId: null, state: { in: ["invited", "opened", "informed"] } },
    data: { accountId },
  });
}
