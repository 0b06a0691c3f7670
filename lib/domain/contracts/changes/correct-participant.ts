import "server-only";
import { endOpenApprovals } from "@/lib/domain/seals/approvals/end-approvals";
import { partyChanged } from "@/lib/domain/seals/approvals/party-changed";
import { isSameParty } from "@/lib/domain/seals/grants/grant-rules";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { requireAccess } from "../access";
import { isSamePlace } from "../drafting/draft.schema";
import { appendEvent, byAccount } from "../history/events";
import { joinAccount, sendLink } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";
import { isSamePartyAs } from "../relations/require-sendable";
import { isDone } from "../roles";
import { limitSending } from "../sending/sending-limits";

/**
 * The sender corrects the name or address of somebody who has not signed, or the name of the organization that signs
 * through her. Whoever was invited gets a new link; the old one opens nothing any more.
 * @param input.email lower-cased
 * @param input.organizationName counts only where an organization signs: a person does not become one
 * @throws DomainError not_found, not_in_this_state, already_signed, already_done, sealed_for_party, void_parties_stay, party_twice,
 *   too_many_tries
 */
export async function correctParticipant(
  actor: Actor,
  input: { contractId: string; participantId: string; name: string; email: string; organizationName?: string | null },
): Promise<void> {
  const { contractId, participantId, name, email } = input;
  await limitSending(actor, [email]);
  await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "correct_participant", tx);
    const before = await tx.participant.findFirst({ where: { id: participantId, contractId } });
    if (!before) throw notFound();
    if (isDone(before.state)) throw conflict(before.state === "signed" ? "already_signed" : "already_done");
    const organizationName = before.organizationName && (input.organizationName || before.organizationName);
    const renamed = before.name !== name || before.organizationName !== organizationName;
    if (!renamed && before.email === email) return;
    const others = await tx.participant.findMany({ where: { contractId, id: { not: participantId } } });
    if (others.some((other) => isSamePlace(other, { ...before, email, organizationName })))
      throw invalid("party_twice", { field: "email" });
    if (before.role === "signer" && !isSameParty(before.organizationName ?? before.name, organizationName ?? name))
      await partyChanged(tx, contractId);
    // Who has to sign is said by the contract that it ends.
    if (contract.relation === "void" && before.role === "signer" && !isSamePartyAs(before, { name, organizationName }))
      throw conflict("void_parties_stay");
    const invited = before.state === "invited" || before.state === "opened";
    const after = await tx.participant.update({
      where: { id: participantId },
      data: { name, email, organizationName },
    });
    // What the one before had begun to fill in is not for the next one to read, nor to sign by oversight.
    if (before.email !== email) {
      await tx.field.updateMany({ where: { participantId }, data: { value: null } });
      await endOpenApprovals(tx, { participantId });
    }
    const sender = await senderName(actor.accountId, tx);
    await appendEvent(tx, contractId, {
      type: "corrected",
      actor: byAccount(actor, sender),
      data: { participant: participantId, name: renamed, email: before.email !== email },
    });
    if (!invited) return;
    if (before.email !== email) {
      // Whoever comes instead has opened nothing yet.
      await tx.participant.update({ where: { id: participantId }, data: { state: "invited", openedAt: null } });
      await joinAccount(tx, after);
    }
    await sendLink(tx, contract, after, { sender, template: "invitation" });
  });
}
