import { askApproval } from "../../lib/domain/seals/approvals/ask-approval";
import { contractOfUse } from "../../lib/domain/seals/grants/contract-of-use";
import { leaveForUse } from "../../lib/domain/seals/grants/leave-for-use";
import { usableSeals } from "../../lib/domain/seals/grants/usable-seals";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { transaction } from "../../lib/platform/db/transaction";
import { newId } from "../../lib/platform/ids";

/** A contract that is out, in which an organization signs through somebody, with others; without a file. */
export async function contractFor(
  signer: Actor,
  organization: string,
  counterparties: readonly string[] = ["云栖纸业有限公司"],
): Promise<{ contractId: string; participantId: string }> {
  const [contractId, participantId] = [newId(), newId()];
  await db().contract.create({
    data: { id: contractId, ownerId: signer.accountId, title: "年度采购合同", state: "out", sentAt: new Date() },
  });
  const invited = { contractId, state: "invited" };
  await db().participant.create({
    data: {
      id: participantId,
      ...invited,
      accountId: signer.accountId,
      name: "李默",
      organizationName: organization,
      email: signer.email,
      position: 0,
    },
  });
  for (const [index, name] of counterparties.entries())
    await db().participant.create({
      data: {
        id: newId(),
        ...invited,
        name: "王珊",
        organizationName: name,
        email: `${newId()}@example.com`,
        position: index + 1,
      },
    });
  return { contractId, participantId };
}

export type SealRequest = { organizationId: string; participantId: string; sealId: string; choice?: string };

/** What stands in the places, as a digest; another text is another choice. */
const digestOf = (choice = "as agreed") => Uint8Array.from(Buffer.alloc(32, choice));

/** Asks for leave to use one seal, as the signing room does. @returns ids of what waits */
export const ask = (actor: Actor, { organizationId, participantId, sealId, choice }: SealRequest): Promise<string[]> =>
  transaction(async (tx) => {
    const contract = await contractOfUse(participantId, tx);
    const seals = await usableSeals(actor.accountId, organizationId, contract, tx, new Date(), [sealId]);
    return askApproval(tx, actor, { participantId, seals, places: {}, boundSha256: digestOf(choice) });
  });

/** Takes the leave that a signature with one seal needs, as the commit of one does. */
export const use = (actor: Actor, { organizationId, participantId, sealId, choice }: SealRequest) =>
  transaction(async (tx) =>
    (
      await leaveForUse(tx, {
        accountId: actor.accountId,
        organizationId,
        participantId,
        sealIds: [sealId],
        boundSha256: digestOf(choice),
        contract: await contractOfUse(participantId, tx),
      })
    ).get(sealId),
  );
