import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { requireAccess } from "../access";
import { appendEvent, byParticipant } from "../history/events";
import { localeFor } from "../invitations/invite";

/**
 * A participant tells the sender that the name on the invitation is not hers. The sender gets a mail.
 * @throws DomainError not_found, not_in_this_state, too_many_tries
 */
export async function requestCorrection(
  actor: Actor,
  input: { contractId: string; note?: string | undefined },
): Promise<void> {
  await checkLimit({ name: "request-correction", perHour: 3 }, `${actor.accountId} ${input.contractId}`);
  await transaction(async (tx) => {
    const { contract, participant } = await requireAccess(actor, input.contractId, "request_correction", tx);
    if (!participant) throw notFound();
    await appendEvent(tx, contract.id, { type: "correction_requested", actor: byParticipant(actor, participant) });
    const owner = await tx.account.findUniqueOrThrow({ where: { id: contract.ownerId } });
    await queueMail(tx, {
      recipient: owner.email,
      template: "correction_requested",
      locale: await localeFor(tx, owner.email, contract.locale),
      values: {
        title: contract.title,
        name: participant.name,
        email: participant.email,
        ...(input.note && { note: input.note }),
        link: `${env().APP_URL}/contracts/${contract.id}`,
      },
    });
  });
}
