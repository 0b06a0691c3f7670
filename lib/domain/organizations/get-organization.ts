import "server-only";
import {
  type OrganizationCertificate,
  organizationCertificateFile,
  organizationCertificates,
} from "@/lib/domain/certificates/organization-certificates";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { requireMember } from "./access";
import { elementsOf } from "./flow-standing";
import type { Purpose } from "./flow-states";
import { type Deed, deeds, endDeed, invitedRoles, may, type Role } from "./policy";
import type { OrganizationKind, RegisterState } from "./register-states";

export type MemberLine = {
  id: string;
  name: string | null;
  email: string;
  role: Role;
  /** Her duty with the seals; an owner has both. */
  sealDuty: "keeper" | "auditor" | null;
  since: Date;
  isMe: boolean;
  mayEnd: boolean;
  /** The role that she may be given instead. */
  mayBecome: "administrator" | "member" | null;
};

/** One step of how an organization was proven. */
export type ProofLine = {
  id: string;
  purpose: Purpose;
  method: string;
  /** How many elements matched; null for anything but the register's own answer. */
  elements: number | null;
  by: string;
  at: Date;
};

export type OrganizationPage = {
  id: string;
  kind: OrganizationKind;
  name: string;
  creditCode: string | null;
  registrationNumber: string | null;
  legalRepresentative: string | null;
  address: string | null;
  establishedOn: Date | null;
  registerState: RegisterState | null;
  state: string;
  sandbox: boolean;
  requiredLevel: number;
  verifiedAt: Date | null;
  recheckAt: Date | null;
  /** The account that a payment has proven, masked. */
  account: string | null;
  role: Role;
  may: Record<Deed, boolean>;
  certificates: OrganizationCertificate[];
  members: MemberLine[];
  invitations: { id: string; email: string; role: string; expiresAt: Date }[];
  proofs: ProofLine[];
  /** A change of its owner's that waits to be finished. */
  openChange: boolean;
};

/** Everything that the page of one organization shows to a member. @throws DomainError not_found */
export async function getOrganization(
  actor: Actor,
  organizationId: string,
  now = new Date(),
): Promise<OrganizationPage> {
  const { organization: row, membership } = await requireMember(actor, organizationId, "view");
  const allowed = (deed: Deed) => may(deed, membership.role, row.state);
  const [certificates, members, invitations, steps, openChange] = await Promise.all([
    organizationCertificates(organizationId, now),
    readMembers(organizationId),
    db().membershipInvitation.findMany({
      where: { organizationId, state: "open", expiresAt: { gt: now } },
      orderBy: { createdAt: "asc" },
    }),
    readProofs(organizationId),
    db().verification.count({ where: { organizationId, state: "open", person: { accountId: actor.accountId } } }),
  ]);
  // The last owner does not leave: somebody else proves authority, or the organization is closed.
  const soleOwner = membership.role === "owner" && members.filter(({ role }) => role === "owner").length <= 1;
  const mayLeave = allowed("leave") && (!soleOwner || row.state === "dissolved");
  return {
    id: row.id,
    kind: row.kind as OrganizationKind,
    name: row.name,
    creditCode: row.creditCode,
    registrationNumber: row.registrationNumber,
    legalRepresentative: row.legalRepresentative,
    address: row.registeredAddress,
    establishedOn: row.establishedOn,
    registerState: row.registerState as RegisterState | null,
    state: row.state,
    sandbox: row.sandbox,
    requiredLevel: row.requiredLevel,
    verifiedAt: row.verifiedAt,
    recheckAt: row.recheckAt,
    account: steps.map(accountOf).findLast((account) => account !== null) ?? null,
    role: membership.role as Role,
    may: {
      ...(Object.fromEntries(deeds.map((deed) => [deed, allowed(deed)])) as Record<Deed, boolean>),
      leave: mayLeave,
    },
    certificates,
    members: members.map(({ id, account, role, sealDuty, createdAt }) => ({
      id,
      name: account.person?.name ?? null,
      email: account.email,
      role: role as Role,
      sealDuty: sealDuty as MemberLine["sealDuty"],
      since: createdAt,
      isMe: id === membership.id,
      mayEnd: id !== membership.id && allowed(endDeed(role)),
      mayBecome:
        role === "owner" || !allowed("change_role") ? null : (invitedRoles.find((one) => one !== role) ?? null),
    })),
    invitations: allowed("invite_member")
      ? invitations.map(({ id, email, role, expiresAt }) => ({ id, email, role, expiresAt }))
      : [],
    proofs: steps.map((step) => ({
      id: step.id,
      purpose: step.verification.purpose as Purpose,
      method: step.method,
      elements: elementsOf(step.detail),
      by: step.verification.person.name ?? "",
      at: step.answeredAt ?? step.createdAt,
    })),
    openChange: openChange > 0,
  };
}

/** The file of one of its certificates, for members. @throws DomainError not_found */
export async function organizationCertificate(actor: Actor, organizationId: string, certificateId: string) {
  await requireMember(actor, organizationId, "download_certificate");
  return organizationCertificateFile(organizationId, certificateId);
}

const readMembers = (organizationId: string) =>
  db().membership.findMany({
    where: { organizationId, endedAt: null },
    orderBy: { createdAt: "asc" },
    include: { account: { select: { email: true, person: { select: { name: true } } } } },
  });

/** The steps that matched, of flows that passed, in their order. */
const readProofs = (organizationId: string) =>
  db().verificationStep.findMany({
    where: { outcome: "match", verification: { organizationId, state: "passed" } },
    orderBy: { answeredAt: "asc" },
    include: {
      verification: { include: { person: { select: { name: true } } } },
      challenge: {
        select: {
          transaction: { select: { payerAccountMasked: true } },
          payout: { select: { accountMasked: true } },
        },
      },
    },
  });

const accountOf = ({ challenge }: Awaited<ReturnType<typeof readProofs>>[number]): string | null =>
  challenge?.transaction?.payerAccountMasked ?? challenge?.payout?.accountMasked ?? null;
