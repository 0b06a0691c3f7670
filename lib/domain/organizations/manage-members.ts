import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sealsAfterLeaving } from "../seals/grants/member-left";
import { requireMember } from "./access";
import { endDeed, type InvitedRole, may } from "./policy";

type Member = { organizationId: string; membershipId: string };

/**
 * Ends another's membership. @throws DomainError not_found, forbidden */
export async function endMembership(actor: Actor, { organizationId, membershipId }: Member): Promise<void> {
  await transaction(async (tx) => {
    const own = await requireMember(actor, organizationId, "view", tx);
    const other = await readMember(tx, organizationId, membershipId);
    if (!may(endDeed(other.role), own.membership.role, own.organization.state)) throw forbidden();
    await tx.membership.update({ where: { id: other.id }, data: { endedAt: new Date() } });
    await sealsAfterLeaving(tx, actor, other.id);
  });
}

/**
 * Leaves an organization. It keeps an owner: the last one stays until somebody else has proved authority.
 * @throws DomainError not_found; conflict `last_owner`
 */
export async function leaveOrganization(actor: Actor, { organizationId }: { organizationId: string }): Promise<void> {
  await transaction(async (tx) => {
    const { membership, organization } = await requireMember(actor, organizationId, "leave", tx);
    if (membership.role === "owner" && organization.state !== "dissolved") {
      const owners = await tx.membership.count({ where: { organizationId, role: "owner", endedAt: null } });
      if (owners <= 1) throw conflict("last_owner");
    }
    await tx.membership.update({ where: { id: membership.id }, data: { endedAt: new Date() } });
    await sealsAfterLeaving(tx, actor, membership.id);
  });
}

/** Makes a member an administrator or the other way round; owners prove themselves. @throws DomainError not_found, forbidden */
export async function changeRole(
  actor: Actor,
  { organizationId, membershipId, role }: Member & { role: InvitedRole },
): Promise<void> {
  await transaction(async (tx) => {
    await requireMember(actor, organizationId, "change_role", tx);
    const other = await readMember(tx, organizationId, membershipId);
    if (other.role === "owner") throw forbidden();
    await tx.membership.update({ where: { id: other.id }, data: { role } });
  });
}

/** Sets the assurance that members need from now on. Who is a member stays one. @throws DomainError not_found, forbidden */
export async function setRequiredLevel(
  actor: Actor,
  { organizationId, level }: { organizationId: string; level: 1 | 2 | 3 },
): Promise<void> {
  await transaction(async (tx) => {
    await requireMember(actor, organizationId, "set_level", tx);
    await tx.organization.update({ where: { id: organizationId }, data: { requiredLevel: level } });
  });
}

async function readMember(tx: Transaction, organizationId: string, membershipId: string) {
  const member = await tx.membership.findFirst({ where: { id: membershipId, organizationId, endedAt: null } });
  if (!member) throw notFound();
  return member;
}
