import "server-only";
import { requireProvenPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";
import { isLocale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";
import { requireMember } from "./access";
import type { InviteInput } from "./organization.schema";

/** How long an invitation holds. */
const invitationDays = 14;
const dayMs = 86_400_000;

/**
 * Invites somebody by mail. An earlier invitation to the same address is taken back.
 * @throws DomainError not_found, forbidden; conflict `member_already`
 */
export async function inviteMember(
  actor: Actor,
  { organizationId, email, role }: InviteInput,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<void> {
  const sender = await requireProvenPerson(actor.accountId);
  await transaction(async (tx) => {
    const deed = role === "administrator" ? "invite_administrator" : "invite_member";
    const { organization } = await requireMember(actor, organizationId, deed, tx);
    const member = await tx.membership.count({ where: { organizationId, endedAt: null, account: { email } } });
    if (member > 0) throw conflict("member_already");
    await tx.membershipInvitation.updateMany({
      where: { organizationId, email, state: "open" },
      data: { state: "withdrawn", endedAt: now() },
    });
    const token = newToken();
    const tokenHash = hashToken(token);
    if (!tokenHash) throw new Error("a new token has no hash");
    await tx.membershipInvitation.create({
      data: {
        id: newId(),
        organizationId,
        email,
        role,
        tokenHash,
        invitedById: actor.accountId,
        state: "open",
        createdAt: now(),
        expiresAt: new Date(now().getTime() + invitationDays * dayMs),
      },
    });
    const account = await tx.account.findUnique({ where: { email }, select: { locale: true } });
    const locale = account?.locale ?? actor.locale;
    await queueMail(tx, {
      recipient: email,
      template: "organization_invitation",
      locale: isLocale(locale) ? locale : "en",
      values: {
        sender: sender.name,
        organization: organization.name,
        link: `${env().APP_URL}/organizations/join/${token}`,
      },
    });
  });
}

/** Takes an invitation back that nobody has followed. @throws DomainError not_found, forbidden */
export async function withdrawInvitation(
  actor: Actor,
  { organizationId, invitationId }: { organizationId: string; invitationId: string },
): Promise<void> {
  await transaction(async (tx) => {
    await requireMember(actor, organizationId, "invite_member", tx);
    await tx.membershipInvitation.updateMany({
      where: { id: invitationId, organizationId, state: "open" },
      data: { state: "withdrawn", endedAt: new Date() },
    });
  });
}
