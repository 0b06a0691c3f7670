import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { forbidden, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { lockOrganization } from "./flow-row";
import { type Deed, may } from "./policy";

/**
 * An organization and the actor's place in it, re-read, and locked when in a transaction. To somebody who does not belong
 * to it, it is not there.
 * @throws DomainError not_found; forbidden `organization_not_verified`, `not_allowed`
 */
export async function requireMember(actor: Actor, organizationId: string, deed: Deed, tx?: Transaction) {
  if (!isId(organizationId)) throw notFound();
  if (tx) await lockOrganization(tx, organizationId);
  const membership = await (tx ?? db()).membership.findFirst({
    where: { organizationId, accountId: actor.accountId, endedAt: null },
    include: { organization: true },
  });
  if (!membership) throw notFound();
  const { organization, role } = membership;
  if (may(deed, role, organization.state)) return { organization, membership };
  if (!may("view", role, organization.state)) throw notFound();
  // Whether it is the role or the state that stands against it.
  throw may(deed, role, "verified") ? forbidden("organization_not_verified") : forbidden();
}
