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
  const { standing, places } = access;
  if (!may(deed, standing)) {
    if (may("view", standing)) throw forbidden("not_in_this_state");
    throw notFound();
  }
  // The place that lets her: who signs for herself and for an organization may be due in one of the two only.
  const lets = places.find((place) => may(deed, { ...standing, owner: false, releaser: false, places: [place] }));
  return { ...access, participant: lets ?? places[0] ?? null };
}

async function readAccess(actor: Actor, contractId: string, tx?: Transaction) {
  if (!isId(contractId)) throw notFound();
  if (tx) await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  const client = tx ?? db();
  const contract = await client.contract.findUnique({ where: { id: contractId } });
  if (!contract) throw notFound();
  const places = await findOwnPlaces(client, actor, contractId);
  const standing: Standing = {
    // Past its end date a contract is over, whether or not the worker has come round to it.
    contractState:
      contract.state === "out" && contract.expiresAt && contract.expiresAt <= new Date()
        ? "expired"
        : (asTemplate(contract) ?? contract.state),
    owner: contract.ownerId === actor.accountId,
    releaser: contract.releaserId === actor.accountId,
    places,
  };
  return { contract, places, standing };
}

/** What a template holds is edited like a draft, and a version of it only looked at. */
function asTemplate({ templateId, templateVersion }: { templateId: string | null; templateVersion: number | null }) {
  if (!templateId) return null;
  return templateVersion === null ? "template_draft" : "template_version";
}

/**
 * The actor's places among the participants, in the order in which they act: those joined to her account, and those
 * invited under her e-mail once she has confirmed that the address is hers.
 */
async function findOwnPlaces(client: Transaction, actor: Actor, contractId: string) {
  const account = await client.account.findUnique({
    where: { id: actor.accountId },
    select: { email: true, emailConfirmedAt: true },
  });
  const invited = account?.emailConfirmedAt ? [{ accountId: null, email: account.email }] : [];
  return client.participant.findMany({
    where: { contractId, OR: [{ accountId: actor.accountId }, ...invited] },
    select: columns,
    orderBy: [{ turn: "asc" }, { position: "asc" }],
  });
}
