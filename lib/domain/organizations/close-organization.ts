import "server-only";
import { checkPassword } from "@/lib/domain/accounts/check-password";
import { cancelOpenChallenges } from "@/lib/domain/bank-payments/cancel-challenge";
import { revokeOrganizationCertificates } from "@/lib/domain/certificates/revoke-organization-certificates";
import { endSealsOf } from "@/lib/domain/seals/organization/end-seals";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { isLocale } from "@/lib/platform/i18n/locales";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { requireMember } from "./access";
import { endOpenFlow } from "./end-open-flow";
import type { CloseInput } from "./organization.schema";

/**
 * Gives a verified organization up, after its name and the owner's password were typed: certificates are revoked, its
 * seals end, and so do what is under way, all memberships and invitations; the members are told. The row stays as the
 * record of what was proven, by whom, and who closed it when; nobody acts for it any more, and its number may be verified
 * anew.
 * @throws DomainError not_found, forbidden; invalid `organization_name_differs`, `wrong_password`; limited
 */
export async function closeOrganization(
  actor: Actor,
  { organizationId, name, password }: CloseInput,
  now = new Date(),
): Promise<void> {
  const { organization } = await requireMember(actor, organizationId, "close");
  if (normalizeOrganizationName(name) !== organization.nameNormalized)
    throw invalid("organization_name_differs", { field: "name" });
  if (!(await checkPassword(actor.email, password, actor.address)))
    throw invalid("wrong_password", { field: "password" });
  await transaction(async (tx) => {
    await requireMember(actor, organizationId, "close", tx);
    await endOpenFlow(tx, organizationId, now);
    await cancelOpenChallenges(tx, organizationId, now);
    await revokeOrganizationCertificates(tx, organizationId, "cessationOfOperation", now);
    await endSealsOf(tx, actor, organizationId, now);
    await tellMembers(tx, organization);
    await tx.membershipInvitation.updateMany({
      where: { organizationId, state: "open" },
      data: { state: "withdrawn", endedAt: now },
    });
    await tx.membership.updateMany({ where: { organizationId, endedAt: null }, data: { endedAt: now } });
    await tx.organization.update({
      where: { id: organizationId },
      data: { state: "closed", closedAt: now, closedById: actor.accountId, recheckAt: null },
    });
  });
}

async function tellMembers(tx: Transaction, { id, name }: { id: string; name: string }): Promise<void> {
  const members = await tx.membership.findMany({
    where: { organizationId: id, endedAt: null },
    include: { account: { select: { email: true, locale: true } } },
  });
  for (const { account } of members)
    await queueMail(tx, {
      recipient: account.email,
      locale: isLocale(account.locale) ? account.locale : "en",
      template: "organization_closed",
      values: { organization: name },
    });
}
