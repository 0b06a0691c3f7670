import "server-only";
import { appendEvent, byAccount } from "@/lib/domain/contracts/history/events";
import { sendLink } from "@/lib/domain/contracts/invitations/invite";
import { senderName } from "@/lib/domain/contracts/invitations/sender-name";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, limited } from "@/lib/platform/errors";
import { isUnderWay, lockOwnFlow } from "./flow-row";
import type { OrganizationInput } from "./organization.schema";

/** So often in an hour the same letter is sent. */
const mostAnHour = 3;
const hourMs = 3_600_000;

/**
 * Sends the letter of authorization that waits to the same address again, with a new link; those before open nothing from
 * then on. The operator never sees a link: whoever follows one has shown that the address is hers, so that an operator
 * with it could open an account in the representative's place.
 * @throws DomainError not_found; conflict `flow_moved_on`; limited `letter_sent_lately` with `retryAfter` seconds
 */
export async function resendAuthorization(
  actor: Actor,
  { organizationId }: OrganizationInput,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<void> {
  await transaction(async (tx) => {
    const flow = await lockOwnFlow(tx, actor, organizationId, ["proof"], now());
    const step = flow.steps.find(isUnderWay);
    if (!step?.contractId) throw conflict("flow_moved_on");
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${step.contractId}::uuid FOR UPDATE`;
    const contract = await tx.contract.findUniqueOrThrow({
      where: { id: step.contractId },
      include: { participants: true },
    });
    const [representative] = contract.participants;
    const waits = representative?.state === "invited" || representative?.state === "opened";
    if (contract.state !== "out" || !representative || !waits) throw conflict("flow_moved_on");
    const lately = await tx.event.findMany({
      where: { contractId: contract.id, type: "reminded", at: { gt: new Date(now().getTime() - hourMs) } },
      orderBy: { at: "asc" },
      select: { at: true },
    });
    const [first] = lately;
    if (first && lately.length >= mostAnHour)
      throw limited(Math.ceil((first.at.getTime() + hourMs - now().getTime()) / 1000), "letter_sent_lately");
    const sender = await senderName(actor.accountId, tx);
    await tx.participant.update({ where: { id: representative.id }, data: { remindedAt: now() } });
    await sendLink(tx, contract, representative, { sender, template: "invitation" });
    await appendEvent(tx, contract.id, {
      type: "reminded",
      actor: byAccount(actor, sender),
      data: { participant: representative.id },
    });
  });
}
