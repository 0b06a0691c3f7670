import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export type OrganizationPage = {
  id: string;
  name: string;
  kind: string;
  creditCode: string | null;
  registrationNumber: string | null;
  legalRepresentative: string | null;
  registeredAddress: string | null;
  establishedOn: Date | null;
  registerState: string | null;
  state: string;
  requiredLevel: number;
  sandbox: boolean;
  verifiedAt: Date | null;
  recheckAt: Date | null;
  members: { id: string; personId: string | null; name: string; role: string; since: Date; endedAt: Date | null }[];
  flows: {
    id: string;
    state: string;
    operator: { id: string; name: string | null };
    createdAt: Date;
    finishedAt: Date | null;
    steps: {
      id: string;
      method: string;
      state: string;
      outcome: string | null;
      provider: string;
      at: Date;
      reviewId: string | null;
      challenge: { state: string; code: string; reason: string | null } | null;
    }[];
  }[];
  certificates: { id: string; serial: string; state: string; notAfter: Date }[];
};

/** Everything the page of one organization shows. @throws DomainError not_found */
export async function getOrganization(actor: Actor, organizationId: string): Promise<OrganizationPage> {
  await requireAdministrator(actor, ...rolesOfRoom.organizations);
  const row = await db().organization.findUnique({
    where: { id: organizationId },
    include: {
      memberships: {
        orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { createdAt: "asc" }],
        take: 200,
        include: { account: { select: { email: true, person: { select: { id: true, name: true } } } } },
      },
      verifications: {
        orderBy: { createdAt: "desc" },
        take: 50,
        include: {
          person: { select: { id: true, name: true } },
          steps: {
            orderBy: { createdAt: "desc" },
            include: {
              review: { select: { id: true } },
              challenge: { select: { state: true, code: true, reason: true } },
            },
          },
        },
      },
      certificates: { orderBy: { createdAt: "desc" }, take: 20 },
    },
  });
  if (!row) throw notFound();
  const { memberships, verifications, certificates, nameNormalized: _, pseudonym: __, createdAt: ___, ...facts } = row;
  return {
    ...facts,
    members: memberships.map(({ id, account, role, createdAt, endedAt }) => ({
      id,
      personId: account.person?.id ?? null,
      name: account.person?.name ?? account.email,
      role,
      since: createdAt,
      endedAt,
    })),
    flows: verifications.map(({ id, state, person, createdAt, finishedAt, steps }) => ({
      id,
      state,
      operator: person,
      createdAt,
      finishedAt,
      steps: steps.map((step) => ({
        id: step.id,
        method: step.method,
        state: step.state,
        outcome: step.outcome,
        provider: step.provider,
        at: step.answeredAt ?? step.createdAt,
        reviewId: step.review?.id ?? null,
        challenge: step.challenge,
      })),
    })),
    certificates: certificates.map(({ id, serial, state, notAfter }) => ({ id, serial, state, notAfter })),
  };
}
