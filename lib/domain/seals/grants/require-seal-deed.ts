import "server-only";
import { requireMember } from "@/lib/domain/organizations/access";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { forbidden, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { mayWithSeals, type SealDeed } from "./policy";

/**
 * An organization and the actor's membership, where she may do a deed with its seals; locked when in a transaction.
 * @throws DomainError not_found for strangers; forbidden `organization_not_verified`, `not_allowed`
 */
export async function requireSealDeed(actor: Actor, organizationId: string, deed: SealDeed, tx?: Transaction) {
  const { organization, membership } = await requireMember(actor, organizationId, "view", tx);
  if (mayWithSeals(deed, membership, organization.state)) return { organization, membership };
  throw mayWithSeals(deed, membership, "verified") ? forbidden("organization_not_verified") : forbidden();
}

/**
 * One seal of an organization with the same question; its row is locked when in a transaction.
 * @throws DomainError not_found also to members who have nothing to do with seals; forbidden as `requireSealDeed`
 */
export async function requireSeal(actor: Actor, sealId: string, deed: SealDeed, tx?: Transaction) {
  if (!isId(sealId)) throw notFound();
  const found = await (tx ?? db()).seal.findUnique({ where: { id: sealId }, select: { organizationId: true } });
  if (!found?.organizationId) throw notFound();
  const { organization, membership } = await requireMember(actor, found.organizationId, "view", tx);
  if (!mayWithSeals("look", membership, organization.state)) throw notFound();
  if (!mayWithSeals(deed, membership, organization.state))
    throw mayWithSeals(deed, membership, "verified") ? forbidden("organization_not_verified") : forbidden();
  if (tx) await tx.$queryRaw`SELECT id FROM seal WHERE id = ${sealId}::uuid FOR UPDATE`;
  const seal = await (tx ?? db()).seal.findUniqueOrThrow({
    where: { id: sealId },
    include: { versions: { orderBy: { number: "desc" }, include: { review: true } } },
  });
  return { organization, membership, seal };
}
