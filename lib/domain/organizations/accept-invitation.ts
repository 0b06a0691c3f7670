import "server-only";
import { asProven } from "@/lib/domain/people/own-person";
import { levelRequiredOf } from "@/lib/domain/verification/required-level";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { hashToken } from "@/lib/platform/secrets/tokens";
import { lockOrganization } from "./flow-row";

/** What the link in an invitation leads to. */
export type InvitationStanding =
  /** Unknown, used, taken back, too old, or of an organization that is no more. */
  | { outcome: "over" }
  /** Signed in with another address, or with one that is not confirmed. */
  | { outcome: "other_account"; email: string; signedInAs: string }
  | {
      outcome: "open" | "prove_name" | "prove_more";
      organization: string;
      role: string;
      sender: string;
      /** The assurance that its members need. */
      requiredLevel: number;
    }
  | { outcome: "member"; organizationId: string };

type Invitation = NonNullable<Awaited<ReturnType<typeof find>>>;

function find(tx: Transaction, token: string) {
  const tokenHash = hashToken(token);
  if (!tokenHash) return null;
  return tx.membershipInvitation.findUnique({
    where: { tokenHash },
    include: { organization: true, invitedBy: { include: { person: { select: { name: true } } } } },
  });
}

const holds = (invitation: Invitation, now: Date) =>
  invitation.state === "open" && invitation.expiresAt > now && invitation.organization.state === "verified";

/** How an invitation stands for the one who follows its link; the account's confirmed address decides who may. */
export async function readInvitation(actor: Actor, token: string, now = new Date()): Promise<InvitationStanding> {
  const invitation = await find(db(), token);
  if (!invitation) return { outcome: "over" };
  const account = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    include: { person: true, memberships: { where: { organizationId: invitation.organizationId, endedAt: null } } },
  });
  if (account.email === invitation.email && account.memberships.length > 0)
    return { outcome: "member", organizationId: invitation.organizationId };
  if (!holds(invitation, now)) return { outcome: "over" };
  if (account.email !== invitation.email || !account.emailConfirmedAt)
    return { outcome: "other_account", email: invitation.email, signedInAs: account.email };
  const { name, requiredLevel } = invitation.organization;
  const proven = account.person && asProven(account.person);
  const level = await levelRequiredOf(actor.accountId, requiredLevel);
  const enough = (account.person?.assurance ?? 0) >= level;
  return {
    outcome: !proven ? "prove_name" : enough ? "open" : "prove_more",
    organization: name,
    role: invitation.role,
    sender: invitation.invitedBy.person?.name ?? invitation.invitedBy.email,
    requiredLevel,
  };
}

/**
 * Joins an organization. Asked twice, the actor is a member once.
 * @throws DomainError conflict `invitation_over`; forbidden `invitation_for_another`, `prove_identity_first`,
 *   `member_level_too_low`
 */
export async function acceptInvitation(
  actor: Actor,
  { token }: { token: string },
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<{ organizationId: string }> {
  const standing = await readInvitation(actor, token, now());
  if (standing.outcome === "member") return { organizationId: standing.organizationId };
  if (standing.outcome === "over") throw conflict("invitation_over");
  if (standing.outcome === "other_account") throw forbidden("invitation_for_another");
  if (standing.outcome === "prove_name") throw forbidden("prove_identity_first");
  if (standing.outcome === "prove_more") throw forbidden("member_level_too_low");
  return transaction(async (tx) => {
    const before = await find(tx, token);
    if (!before) throw conflict("invitation_over");
    const { organizationId } = before;
    await lockOrganization(tx, organizationId);
    const invitation = await find(tx, token);
    const already = await tx.membership.count({ where: { organizationId, accountId: actor.accountId, endedAt: null } });
    if (already > 0) return { organizationId };
    if (!invitation || !holds(invitation, now())) throw conflict("invitation_over");
    await tx.membershipInvitation.update({
      where: { id: invitation.id },
      data: { state: "accepted", endedAt: now() },
    });
    await tx.membership.create({
      data: { id: newId(), organizationId, accountId: actor.accountId, role: invitation.role, createdAt: now() },
    });
    return { organizationId };
  });
}
