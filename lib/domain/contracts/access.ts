import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { forbidden, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { type Deed, may, type Standing } from "./policy";

const columns = { id: true, role: true, state: true, name: true, email: true, accountId: true } as const;

/** A contract's row and how the actor stands to it. */
export type Access = Awaited<ReturnType<typeof readAccess>>;

/**
 * Reads a contract, locked when in a transaction, and asks the policy.
 * To somebody who may not even see it, a contract is not there.
 * @throws DomainError not_found; not_allowed when she may see it but not do this
 */
export async function requireAccess(actor: Actor, contractId: string, deed: Deed, tx?: Transaction) {
  const access = await readAccess(actor, contractId, tx);
  if (!may(deed, access.standing)) {
    if (may("view", access.standing)) throw forbidden("not_in_this_state");
    throw notFound();
  }
  return access;
}

async function readAccess(actor: Actor, contractId: string, tx?: Transaction) {
  if (!isId(contractId)) throw notFound();
  if (tx) await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  const client = tx ?? db();
  const contract = await client.contract.findUnique({ where: { id: contractId } });
  if (!contract) throw notFound();
  const participant = await findOwnPlace(client, actor, contractId);
  const standing: Standing = {
    // Past its end date a contract is over, whether or not the worker has come round to it.
    contractState:
      contract.state === "out" && contract.expiresAt && contract.expiresAt <= new Date() ? "expired" : contract.state,
    owner: contract.ownerId === actor.accountId,
    participant,
  };
  return { contract, participant, standing };
}

/**
 * The actor's place among the participants: the one joined to her account, or the one invited under her e-mail once
 * she has confirmed that the address is hers.
 */
async function findOwnPlace(client: Transaction, actor: Actor, contractId: string) {
  const joined = await client.participant.findFirst({
    where: { contractId, accountId: actor.accountId },
    select: columns,
  });
  if (joined) return joined;
  const account = await client.account.findUnique({
    where: { id: actor.accountId },
    select: { email: true, emailConfirmedAt: true },
  });
  if (!account?.emailConfirmedAt) return null;
  return client.participant.findFirst({
    where: { contractId, accountId: null, email: account.email },
    select: columns,
  });
}
