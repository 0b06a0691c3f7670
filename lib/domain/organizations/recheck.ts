import "server-only";
import { revokeOrganizationCertificates } from "@/lib/domain/certificates/revoke-organization-certificates";
import { endSealsOf } from "@/lib/domain/seals/organization/end-seals";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { isLocale } from "@/lib/platform/i18n/locales";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { sameName } from "@/lib/standards/china-ids/person-name";
import { askRegister } from "./ask-register";
import { endOpenFlow } from "./end-open-flow";
import { lockOrganization, numberOf } from "./flow-row";
import type { BusinessRegister, RegisterProfile } from "./register-provider";
import { afterRecheck } from "./register-states";
import { businessRegister } from "./registers";
import { scheduleRecheck } from "./schedule-recheck";

/** Days until the next look where this one has said nothing: the register is silent, or does not know it (yet). */
const soon = { silent: 1, unknown: 30 } as const;

/**
 * The handler of `organization.recheck`: the yearly look into the register. An organization that is dissolved loses its
 * certificate and its seals, and its members are told; one that is not in operation is suspended until it is again. A new name or
 * representative is for its owner to take over. Done twice, or before its time, it changes nothing.
 */
export async function recheckOrganization(
  { organizationId = "" }: Record<string, string>,
  _context?: unknown,
  { register = businessRegister(), now = () => new Date() }: { register?: BusinessRegister; now?: () => Date } = {},
): Promise<void> {
  const before = await db().organization.findUnique({ where: { id: organizationId } });
  if (!before || !isDue(before, now())) return;
  const look = await askRegister(register.id, (signal) => register.profile(numberOf(before), signal));
  await transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const row = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
    if (!isDue(row, now())) return;
    if (look.outcome !== "found") return scheduleRecheck(tx, organizationId, now(), soon.silent);
    if (!look.profile) return scheduleRecheck(tx, organizationId, now(), soon.unknown);
    await follow(tx, row, look.profile, now());
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof find>>>;
const find = (tx: Transaction, id: string) => tx.organization.findUnique({ where: { id } });

const isDue = ({ state, recheckAt }: { state: string; recheckAt: Date | null }, now: Date) =>
  (state === "verified" || state === "suspended") && recheckAt !== null && recheckAt <= now;

async function follow(tx: Transaction, row: Row, profile: RegisterProfile, now: Date): Promise<void> {
  const consequence = afterRecheck[profile.registerState];
  const facts = { registerState: profile.registerState, registeredAddress: profile.address };
  if (consequence === "dissolve") {
    await tx.organization.update({ where: { id: row.id }, data: { ...facts, state: "dissolved", recheckAt: null } });
    await revokeOrganizationCertificates(tx, row.id, "cessationOfOperation", now);
    await endSealsOf(tx, null, row.id, now);
    await endOpenFlow(tx, row.id, now);
    await tellMembers(tx, row, "organization_dissolved");
    return;
  }
  const state = consequence === "suspend" ? "suspended" : "verified";
  await tx.organization.update({ where: { id: row.id }, data: { ...facts, state } });
  if (state === "suspended" && row.state === "verified") await tellMembers(tx, row, "organization_suspended");
  if (state === "verified" && differs(row, profile)) await tellMembers(tx, row, "organization_differs");
  // What is suspended may be in operation again soon.
  await scheduleRecheck(tx, row.id, now, state === "suspended" ? soon.unknown : 365);
}

/** Whether the register calls it, or who represents it, otherwise than we do. */
export const differs = (
  row: { nameNormalized: string; legalRepresentative: string | null },
  profile: { name: string; legalRepresentative: string | null },
): boolean =>
  normalizeOrganizationName(profile.name) !== row.nameNormalized ||
  (profile.legalRepresentative !== null && !sameName(profile.legalRepresentative, row.legalRepresentative ?? ""));

/** Everybody hears that it is no more, or suspended; what is to be taken over is for the owner. */
async function tellMembers(
  tx: Transaction,
  { id, name }: { id: string; name: string },
  template: "organization_dissolved" | "organization_suspended" | "organization_differs",
): Promise<void> {
  const members = await tx.membership.findMany({
    where: { organizationId: id, endedAt: null, ...(template === "organization_differs" && { role: "owner" }) },
    include: { account: { select: { email: true, locale: true } } },
  });
  const link = `${env().APP_URL}/organizations/${id}`;
  for (const { account } of members) {
    const addressed = { recipient: account.email, locale: isLocale(account.locale) ? account.locale : ("en" as const) };
    if (template === "organization_dissolved")
      await queueMail(tx, { ...addressed, template, values: { organization: name } });
    else await queueMail(tx, { ...addressed, template, values: { organization: name, link } });
  }
}
