import "server-only";
import { revokeOrganizationCertificates } from "@/lib/domain/certificates/revoke-organization-certificates";
import type { Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { isLocale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { type Flow, lockOrganization, numberOf } from "./flow-row";
import type { Phase } from "./flow-states";
import { scheduleRecheck } from "./schedule-recheck";

/** Everything that a flow changes when nothing of it is missing any more. Its organization is locked. */
export async function completeFlow(tx: Transaction, flow: Flow, now: Date): Promise<Phase> {
  switch (flow.purpose) {
    case "first":
    case "operator":
      return proveOrganization(tx, flow, now);
    case "name":
      // What was issued names it otherwise.
      await revokeOrganizationCertificates(tx, flow.organization.id, "affiliationChanged", now);
      break;
    case "legal_representative":
    case "account":
      break;
  }
  await endFlow(tx, flow.id, "passed", now);
  return "passed";
}

const endFlow = (tx: Transaction, id: string, state: "passed" | "failed", now: Date) =>
  tx.verification.update({ where: { id, state: "open" }, data: { state, finishedAt: now } });

/** Flows about one number take turns, whichever rows they are about; held until the transaction ends. */
async function lockNumber(tx: Transaction, number: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`organization ${number}`}, 0))`;
}

async function proveOrganization(tx: Transaction, flow: Flow, now: Date): Promise<Phase> {
  const { organization } = flow;
  const number = numberOf(organization);
  await lockNumber(tx, number);
  const already = await tx.organization.findFirst({
    where: { OR: [{ creditCode: number }, { registrationNumber: number }], state: { notIn: ["unverified", "closed"] } },
    select: { id: true, state: true },
  });
  if (!already) {
    await tx.organization.update({
      where: { id: organization.id },
      data: { state: "verified", verifiedAt: now, sandbox: flow.sandbox },
    });
    await join(tx, organization.id, flow.person.accountId, "owner", now);
    await scheduleRecheck(tx, organization.id, now);
    await endFlow(tx, flow.id, "passed", now);
    await tell(tx, flow.person.accountId, "organization_verified", organization);
    return "passed";
  }
  if (flow.purpose === "first" || already.state === "dissolved") {
    await endFlow(tx, flow.id, "failed", now);
    return "failed";
  }
  await handOver(tx, flow, already.id, now);
  return "passed";
}

/** A new operator with a proof of his own becomes the owner. Those before stay as members, and are told. */
async function handOver(tx: Transaction, flow: Flow, organizationId: string, now: Date): Promise<void> {
  await lockOrganization(tx, organizationId);
  const owners = await tx.membership.findMany({ where: { organizationId, role: "owner", endedAt: null } });
  const { accountId, name } = flow.person;
  for (const owner of owners) {
    if (owner.accountId === accountId) continue;
    await tx.membership.update({ where: { id: owner.id }, data: { role: "member" } });
    await tell(tx, owner.accountId, "organization_handed_over", flow.organization, name ?? "");
  }
  await join(tx, organizationId, accountId, "owner", now);
  // Ended first: the organization may have a flow of its owner's that is open.
  await endFlow(tx, flow.id, "passed", now);
  await tx.verification.update({ where: { id: flow.id }, data: { organizationId } });
}

/** Makes somebody a member in a role, or gives her that role. */
async function join(tx: Transaction, organizationId: string, accountId: string, role: string, now: Date) {
  const { count } = await tx.membership.updateMany({
    where: { organizationId, accountId, endedAt: null },
    data: { role },
  });
  if (count === 0)
    await tx.membership.create({ data: { id: newId(), organizationId, accountId, role, createdAt: now } });
}

async function tell(
  tx: Transaction,
  accountId: string,
  template: "organization_verified" | "organization_handed_over",
  organization: { id: string; name: string },
  operator = "",
): Promise<void> {
  const { email, locale } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const addressed = { recipient: email, locale: isLocale(locale) ? locale : ("en" as const) };
  const about = { organization: organization.name };
  if (template === "organization_verified")
    await queueMail(tx, {
      ...addressed,
      template,
      values: { ...about, link: `${env().APP_URL}/organizations/${organization.id}` },
    });
  else await queueMail(tx, { ...addressed, template, values: { ...about, operator } });
}
