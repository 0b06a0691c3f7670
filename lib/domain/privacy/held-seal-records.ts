import "server-only";
import { db } from "@/lib/platform/db/client";

type Records = Record<string, unknown>;

/** Every signature of hers with a signature of her own, or with a seal of an organization: where, when and from where. */
export async function sealUses(accountId: string): Promise<Records[]> {
  const rows = await db().sealUse.findMany({
    where: { accountId },
    orderBy: { at: "asc" },
    include: { seal: { select: { name: true } }, signature: { select: { contractId: true } } },
  });
  return rows.map(({ seal, signature, personName, address, at }) => ({
    seal: seal.name,
    contract: signature.contractId,
    personName,
    address,
    at,
  }));
}

/** Leave for single uses that she asked for, or decided about. What another wrote in deciding stands in it, too. */
export async function sealRequests(accountId: string): Promise<Records[]> {
  const rows = await db().sealApproval.findMany({
    where: { OR: [{ requestedById: accountId }, { decidedById: accountId }] },
    orderBy: { createdAt: "asc" },
    include: {
      grant: { select: { seal: { select: { name: true } } } },
      participant: { select: { contractId: true } },
    },
  });
  return rows.map(({ grant, participant, state, reason, createdAt, decidedAt, requestedById, decidedById }) => ({
    seal: grant.seal.name,
    contract: participant.contractId,
    askedByYou: requestedById === accountId,
    decidedByYou: decidedById === accountId,
    state,
    reason,
    createdAt,
    decidedAt,
  }));
}

/** What the logs of organizations' seals say that she did. */
export async function sealActs(accountId: string): Promise<Records[]> {
  return db().sealEvent.findMany({
    where: { actorId: accountId },
    orderBy: [{ at: "asc" }, { sequence: "asc" }],
    select: { sealId: true, sequence: true, type: true, actorName: true, address: true, data: true, at: true },
  });
}
