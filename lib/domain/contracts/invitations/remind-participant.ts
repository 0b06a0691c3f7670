import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, limited, notFound } from "@/lib/platform/errors";
import { requireAccess } from "../access";
import { appendEvent, byAccount } from "../history/events";
import { sendLink } from "./invite";
import { senderName } from "./sender-name";

/** One person is reminded of one contract at most this often. */
export const hoursBetweenReminders = 12;

/**
 * Reminds somebody whose turn it is, with a new link in place of the old.
 * @throws DomainError not_found, not_in_this_state, not_waiting_for; too_many_tries with `retryAfter` seconds
 */
export async function remindParticipant(
  actor: Actor,
  input: { contractId: string; participantId: string },
): Promise<void> {
  await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "remind", tx);
    const participant = await tx.participant.findFirst({
      where: { id: input.participantId, contractId: contract.id },
    });
    if (!participant) throw notFound();
    if (participant.state !== "invited" && participant.state !== "opened") throw conflict("not_waiting_for");
    const again = participant.remindedAt ? participant.remindedAt.getTime() + hoursBetweenReminders * 3_600_000 : 0;
    if (again > Date.now()) throw limited(Math.ceil((again - Date.now()) / 1000), "reminded_lately");
    await tx.participant.update({ where: { id: participant.id }, data: { remindedAt: new Date() } });
    const sender = await senderName(actor.accountId, tx);
    await sendLink(tx, contract, participant, { sender, template: "reminder" });
    await appendEvent(tx, contract.id, {
      type: "reminded",
      actor: byAccount(actor, sender),
      data: { participant: participant.id },
    });
  });
}
