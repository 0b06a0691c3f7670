import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { requireAccess } from "../access";
import { tellWaitingFlow } from "../endings/tell-waiting-flow";
import { appendEvent, byAccount } from "../history/events";
import { releaseBlob } from "../intake/release-blob";
import { senderName } from "../invitations/sender-name";

/**
 * Throws a draft away, with its file unless that is used elsewhere. A draft that was sent once and came back has a
 * history, which nobody can erase; it is put among the withdrawn contracts instead.
 * @throws DomainError not_found, not_in_this_state
 */
export async function discardDraft(actor: Actor, input: { contractId: string }): Promise<{ kept: boolean }> {
  const { contractId } = input;
  const files = await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "discard", tx);
    if (contract.eventCount > 0) {
      await appendEvent(tx, contractId, {
        type: "withdrawn",
        actor: byAccount(actor, await senderName(actor.accountId, tx)),
        data: { from: "draft" },
      });
      await tx.contract.update({ where: { id: contractId }, data: { state: "withdrawn", endedAt: new Date() } });
      await tellWaitingFlow(tx, contractId);
      return null;
    }
    const documents = await tx.document.findMany({ where: { contractId }, select: { baseSha256: true } });
    await tx.contract.delete({ where: { id: contractId } });
    return documents.map((document) => document.baseSha256);
  });
  for (const sha256 of files ?? []) await releaseBlob(sha256, actor.accountId);
  return { kept: files === null };
}
