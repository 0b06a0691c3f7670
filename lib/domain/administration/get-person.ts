import "server-only";
import { currentAllowance } from "@/lib/domain/verification/attempts";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export type PersonPage = {
  id: string;
  name: string | null;
  email: string;
  documentKind: string | null;
  idNumberMasked: string | null;
  mobileMasked: string | null;
  assurance: number;
  verifiedAt: Date | null;
  sandbox: boolean;
  restrictedAt: Date | null;
  /** The reader may delete this account on its owner's request. */
  mayErase: boolean;
  createdAt: Date;
  lock: { until: Date | null; left: number };
  flows: {
    id: string;
    state: string;
    requiredLevel: number;
    sandbox: boolean;
    organization: { id: string; name: string } | null;
    steps: {
      id: string;
      method: string;
      state: string;
      outcome: string | null;
      provider: string;
      reference: string | null;
      billed: boolean | null;
      at: Date;
      reviewId: string | null;
    }[];
  }[];
  consents: {
    id: string;
    kind: string;
    textVersion: string;
    locale: string;
    givenAt: Date;
    withdrawnAt: Date | null;
  }[];
  memberships: { id: string; organizationId: string; name: string; role: string; endedAt: Date | null }[];
};

const mostFlows = 50;

/** Everything the page of one person shows; numbers masked. @throws DomainError not_found */
export async function getPerson(actor: Actor, personId: string, now = new Date()): Promise<PersonPage> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.people);
  const person = await db().person.findUnique({
    where: { id: personId },
    include: {
      account: {
        select: {
          email: true,
          consents: { orderBy: { givenAt: "desc" }, take: 100 },
          memberships: { orderBy: { createdAt: "desc" }, include: { organization: { select: { name: true } } } },
        },
      },
      verifications: {
        orderBy: { createdAt: "desc" },
        take: mostFlows,
        include: {
          organization: { select: { id: true, name: true } },
          steps: { orderBy: { createdAt: "desc" }, include: { review: { select: { id: true } } } },
        },
      },
    },
  });
  if (!person) throw notFound();
  const last = await db().verificationStep.findFirst({
    where: { verification: { personId, organizationId: null } },
    orderBy: { createdAt: "desc" },
    select: { documentIndex: true },
  });
  const { lockedUntil, left } = await currentAllowance(
    db(),
    personId,
    last?.documentIndex ? Uint8Array.from(last.documentIndex) : null,
    now,
  );
  const { account, verifications, ...row } = person;
  return {
    id: row.id,
    name: row.name,
    email: account.email,
    documentKind: row.documentKind,
    idNumberMasked: row.idNumberMasked,
    mobileMasked: row.mobileMasked,
    assurance: row.assurance,
    verifiedAt: row.verifiedAt,
    sandbox: row.sandbox,
    restrictedAt: row.restrictedAt,
    mayErase: administrator.role === "chief" && row.accountId !== administrator.accountId,
    createdAt: row.createdAt,
    lock: { until: lockedUntil, left },
    flows: verifications.map(({ id, state, requiredLevel, sandbox, organization, steps }) => ({
      id,
      state,
      requiredLevel,
      sandbox,
      organization,
      steps: steps.map((step) => ({
        id: step.id,
        method: step.method,
        state: step.state,
        outcome: step.outcome,
        provider: step.provider,
        reference: step.providerReference,
        billed: step.billed,
        at: step.answeredAt ?? step.createdAt,
        reviewId: step.review?.id ?? null,
      })),
    })),
    consents: account.consents.map(({ id, kind, textVersion, locale, givenAt, withdrawnAt }) => ({
      id,
      kind,
      textVersion,
      locale,
      givenAt,
      withdrawnAt,
    })),
    memberships: account.memberships.map(({ id, organizationId, organization, role, endedAt }) => ({
      id,
      organizationId,
      name: organization.name,
      role,
      endedAt,
    })),
  };
}
