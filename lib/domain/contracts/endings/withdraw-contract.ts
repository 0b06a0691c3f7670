import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { requireAccess } from "../access";
import { appendEvent, byAccount } from "../history/events";
import { localeFor } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";
import { endContract } from "./end-contract";

/**
 * The owner takes a contract back before everybody has signed. Signatures already given stay in the file.
 * @throws DomainError not_found, not_in_this_state
 */
export async function withdrawContract(
  actor: Actor,
  input: { contractId: string; reason?: string | undefined },
): Promise<void> {
  await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "withdraw", tx);
    const sender = await senderName(actor.accountId, tx);
    await appendEvent(tx, contract.id, { type: "withdrawn", actor: byAccount(actor, sender) });
    const told = await endContract(tx, contract.id, "withdrawn");
    for (const { email } of told.filter((participant) => participant.accountId !== actor.accountId))
      await queueMail(tx, {
        recipient: email,
        template: "contract_withdrawn",
        locale: await localeFor(tx, email, contract.locale),
        values: { title: contract.title, sender, ...(input.reason && { reason: input.reason }) },
      });
  });
}
