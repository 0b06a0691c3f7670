import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { requireAccess } from "../access";
import { draftLimits, isSamePlace } from "../drafting/draft.schema";
import { appendEvent, byAccount } from "../history/events";
import { joinAccount, sendCopy } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";
import { limitSending } from "../sending/sending-limits";

/**
 * The sender gives somebody a copy of a contract that is out or complete. She is told at once, and asked for nothing.
 * @param input.email lower-cased
 * @throws DomainError not_found, not_in_this_state, too_many_tries; invalid `party_twice`; conflict `too_many_participants`
 */
export async function addCopy(
  actor: Actor,
  { contractId, name, email }: { contractId: string; name: string; email: string },
): Promise<{ participantId: string }> {
  await limitSending(actor, [email]);
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "add_copy", tx);
    const there = await tx.participant.findMany({ where: { contractId } });
    if (there.some((other) => isSamePlace(other, { email, role: "copy" })))
      throw invalid("party_twice", { field: "email" });
    if (there.length >= draftLimits.participants)
      throw conflict("too_many_participants", { most: draftLimits.participants });
    const participant = {
      id: newId(),
      contractId,
      name,
      email,
      organizationName: null,
      role: "copy",
      position: Math.max(...there.map(({ position }) => position)) + 1,
      turn: Math.max(...there.map(({ turn }) => turn)),
      state: "informed",
    };
    await tx.participant.create({ data: { ...participant, doneAt: new Date() } });
    await joinAccount(tx, participant);
    const sender = await senderName(actor.accountId, tx);
    await sendCopy(tx, contract, participant, sender);
    await appendEvent(tx, contractId, {
      type: "copied",
      actor: byAccount(actor, sender),
      data: { participant: participant.id },
    });
    return { participantId: participant.id };
  });
}
