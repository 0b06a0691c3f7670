import "server-only";
import { endOpenApprovals } from "@/lib/domain/seals/approvals/end-approvals";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { forbidden, invalid, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { isSamePlace } from "../drafting/draft.schema";
import { appendEvent, byParticipant } from "../history/events";
import { joinAccount, localeFor, sendLink } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";
import { limitSending } from "../sending/sending-limits";
import { requireTurn } from "../turns/require-turn";

/**
 * Somebody who acts for an organization, or approves, hands her place over to a colleague, who gets a link of his own.
 * The party stays the same; a person's own signature is nobody else's to give. The sender is told.
 * @param input.email lower-cased
 * @throws DomainError not_found, not_your_turn, already_…, contract_…; forbidden `not_to_hand_over` for a person's own
 *   signature; invalid `party_twice`, `handed_to_oneself`
 */
export async function handOver(
  actor: Actor,
  { participantId, name, email }: { participantId: string; name: string; email: string },
): Promise<void> {
  if (!isId(participantId)) throw notFound();
  const place = await db().participant.findUnique({ where: { id: participantId } });
  if (place?.accountId !== actor.accountId) throw notFound();
  await limitSending(actor, [email]);
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${place.contractId}::uuid FOR UPDATE`;
    const before = await tx.participant.findUniqueOrThrow({
      where: { id: participantId },
      include: { contract: { include: { owner: { select: { email: true } } } } },
    });
    if (before.accountId !== actor.accountId) throw notFound();
    const { contract } = before;
    requireTurn(before, "hand_over");
    if (!mayBeHandedOver(before)) throw forbidden("not_to_hand_over");
    if (before.email === email) throw invalid("handed_to_oneself", { field: "email" });
    const others = await tx.participant.findMany({ where: { contractId: contract.id, id: { not: participantId } } });
    if (others.some((other) => isSamePlace(other, { ...before, email })))
      throw invalid("party_twice", { field: "email" });
    // What the one before had begun to fill in, or asked for, is not for the next one to read or to use.
    await tx.field.updateMany({ where: { participantId }, data: { value: null } });
    await endOpenApprovals(tx, { participantId });
    await tx.intent.updateMany({
      where: { participantId, consumedAt: null, expiresAt: { gt: new Date() } },
      data: { expiresAt: new Date() },
    });
    const after = await tx.participant.update({
      where: { id: participantId },
      data: { name, email, accountId: null, state: "invited", openedAt: null, remindedAt: null },
    });
    await joinAccount(tx, after);
    await appendEvent(tx, contract.id, {
      type: "handed_over",
      actor: byParticipant(actor, before),
      data: { participant: participantId },
    });
    await sendLink(tx, contract, after, { sender: await senderName(contract.ownerId, tx), template: "invitation" });
    if (contract.owner.email !== actor.email)
      await queueMail(tx, {
        recipient: contract.owner.email,
        template: "contract_handed_over",
        locale: await localeFor(tx, contract.owner.email, contract.locale),
        values: {
          title: contract.title,
          from: before.name,
          to: name,
          link: `${env().APP_URL}/contracts/${contract.id}`,
        },
      });
  });
}

/** An organization's part is done by whoever it appoints; a person signs herself. */
export const mayBeHandedOver = ({
  role,
  organizationName,
}: {
  role: string;
  organizationName: string | null;
}): boolean => role === "approver" || organizationName !== null;
