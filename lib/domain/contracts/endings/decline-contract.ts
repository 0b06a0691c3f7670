import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { requireAccess } from "../access";
import { appendEvent, byParticipant } from "../history/events";
import { localeFor } from "../invitations/invite";
import { endContract } from "./end-contract";

/**
 * A participant declines, which ends the contract for everybody. The reason is told to the sender and stands with the
 * participant, not in the history.
 * @throws DomainError not_found, not_in_this_state
 */
export async function declineContract(
  actor: Actor,
  input: { contractId: string; reason?: string | undefined },
): Promise<void> {
  await transaction(async (tx) => {
    const { contract, participant } = await requireAccess(actor, input.contractId, "decline", tx);
    if (!participant) throw notFound();
    await tx.participant.update({
      where: { id: participant.id },
      data: {
        state: "declined",
        declinedAt: new Date(),
        declineReason: input.reason || null,
        accountId: actor.accountId,
      },
    });
    await appendEvent(tx, contract.id, { type: "declined", actor: byParticipant(actor, participant) });
    const others = await endContract(tx, contract.id, "declined");
    const owner = await tx.account.findUniqueOrThrow({ where: { id: contract.ownerId } });
    const recipients = new Set([owner.email, ...others.map((other) => other.email)]);
    recipients.delete(participant.email);
    for (const recipient of recipients)
      await queueMail(tx, {
        recipient,
        template: "contract_declined",
        locale: await localeFor(tx, recipient, contract.locale),
        values: {
          title: contract.title,
          name: participant.name,
          ...(input.reason && recipient === owner.email && { reason: input.reason }),
          link: `${env().APP_URL}/contracts/${contract.id}`,
        },
      });
  });
}
