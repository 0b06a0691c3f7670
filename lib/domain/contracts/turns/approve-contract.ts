import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { appendEvent, byParticipant } from "../history/events";
import { goOn } from "./go-on";
import { requireTurn } from "./require-turn";

/**
 * An approver agrees that the contract goes on as it stands. Who is next is invited; where nobody is, the contract is
 * complete. Nothing enters the file: an approval is a line of the history, with the digest of what was approved.
 * @throws DomainError not_found to whoever is not this approver; already_done, already_declined, not_your_turn,
 *   contract_… when nothing is asked of her now
 */
export async function approveContract(
  actor: Actor,
  { participantId }: { participantId: string },
): Promise<{ completed: boolean }> {
  if (!isId(participantId)) throw notFound();
  const place = await db().participant.findUnique({ where: { id: participantId }, select: { contractId: true } });
  if (!place) throw notFound();
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${place.contractId}::uuid FOR UPDATE`;
    const participant = await tx.participant.findUnique({
      where: { id: participantId },
      include: { contract: { include: { owner: { select: { email: true } }, documents: true } } },
    });
    if (!participant || participant.accountId !== actor.accountId) throw notFound();
    const { contract } = participant;
    requireTurn(participant, "approve");
    await tx.participant.update({ where: { id: participantId }, data: { state: "approved", doneAt: new Date() } });
    const heads = await tx.revision.findMany({
      where: { OR: contract.documents.map(({ id, headRevision }) => ({ documentId: id, number: headRevision })) },
      orderBy: { documentId: "asc" },
    });
    await appendEvent(tx, contract.id, {
      type: "approved",
      actor: byParticipant(actor, participant),
      data: { files: heads.map(({ sha256 }) => Buffer.from(sha256).toString("hex")) },
    });
    return { completed: await goOn(tx, contract) };
  });
}
