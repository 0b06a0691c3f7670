import "server-only";
import { requireProvenPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { isLocale } from "@/lib/platform/i18n/locales";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { queueMail } from "@/lib/platform/mail/queue-mail";

/** One organization's owners are not asked again and again by the same person. */
const perOrganization = { name: "ask-to-join", perHour: 1 / 12, burst: 2 };

/**
 * Asks the owners of a verified organization to be invited. They are told the actor's proven name and address; the actor
 * is told nothing about them.
 * @throws DomainError not_found; forbidden `prove_identity_first`; limited `too_many_tries`
 */
export async function askToJoin(actor: Actor, { organizationId }: { organizationId: string }): Promise<void> {
  const person = await requireProvenPerson(actor.accountId);
  await checkLimit(perOrganization, `${actor.accountId} ${organizationId}`);
  await transaction(async (tx) => {
    const organization = await tx.organization.findUnique({
      where: { id: organizationId, state: { in: ["verified", "suspended"] } },
      include: { memberships: { where: { role: "owner", endedAt: null }, include: { account: true } } },
    });
    if (!organization) throw notFound();
    for (const { account } of organization.memberships)
      await queueMail(tx, {
        recipient: account.email,
        template: "organization_access_asked",
        locale: isLocale(account.locale) ? account.locale : "en",
        values: {
          name: person.name,
          email: actor.email,
          organization: organization.name,
          link: `${env().APP_URL}/organizations/${organizationId}`,
        },
      });
  });
}
