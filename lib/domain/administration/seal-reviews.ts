import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { checkOutline, type Outline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import { ownOrganizationIds } from "./own-organizations";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export type SealReviewLine = {
  id: string;
  seal: string;
  kind: string;
  organization: string;
  state: string;
  createdAt: Date;
  decidedAt: Date | null;
  sandbox: boolean;
};

export type SealReviewPage = SealReviewLine & {
  outline: Outline;
  origin: string;
  /** What is known of the electronic seal that it was taken from. */
  electronic: { maker: string; verdict: string } | null;
  /** What the administrator compares the seal with. */
  names: { organization: string; code: string | null; legalRepresentative: string | null; kind: string };
  organizationId: string;
  sentBy: string | null;
  reason: string | null;
  /** What stands against the reader's decision; null when nothing does. */
  hindrance: "review_decided" | "review_own" | "review_not_looked" | null;
};

const most = 100;

const withSeal = { version: { include: { seal: { include: { organization: true } }, createdBy: true } } } as const;

/** Seals that wait for a comparison, the oldest first, or those that were decided, the latest first. */
export async function listSealReviews(actor: Actor, { decided }: { decided: boolean }): Promise<SealReviewLine[]> {
  await requireAdministrator(actor, ...rolesOfRoom.reviews);
  const rows = await db().sealReview.findMany({
    where: { state: decided ? { in: ["approved", "refused"] } : "waiting" },
    orderBy: { createdAt: decided ? "desc" : "asc" },
    take: most,
    include: withSeal,
  });
  return rows.flatMap((row) => lineOf(row) ?? []);
}

/** How many seals wait; whoever calls it is an administrator already. */
export const countSealReviews = (): Promise<number> => db().sealReview.count({ where: { state: "waiting" } });

/** @throws DomainError not_found */
export async function getSealReview(actor: Actor, reviewId: string): Promise<SealReviewPage> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  if (!isId(reviewId)) throw notFound();
  const row = await db().sealReview.findUnique({ where: { id: reviewId }, include: withSeal });
  const line = row && lineOf(row);
  const organization = row?.version.seal.organization;
  if (!row || !line || !organization) throw notFound();
  const own = (await ownOrganizationIds(administrator.accountId)).includes(organization.id);
  const looked = await hasSeen(administrator.id, reviewId);
  return {
    ...line,
    outline: checkOutline(row.version.outline, SEAL_LIMITS),
    origin: row.version.origin,
    electronic: row.version.origin === "imported" ? await electronicOf(row.version.sealId) : null,
    names: {
      organization: organization.name,
      code: organization.creditCode ?? organization.registrationNumber,
      legalRepresentative: organization.legalRepresentative,
      kind: organization.kind,
    },
    organizationId: organization.id,
    sentBy: row.version.createdBy?.email ?? null,
    reason: row.reason,
    hindrance: row.state !== "waiting" ? "review_decided" : own ? "review_own" : looked ? null : "review_not_looked",
  };
}

/** As the seal's log tells it. */
async function electronicOf(sealId: string): Promise<SealReviewPage["electronic"]> {
  const event = await db().sealEvent.findFirst({ where: { sealId, type: "imported" }, select: { data: true } });
  const told = z.object({ maker: z.string(), verdict: z.string() }).safeParse(event?.data);
  return told.success ? told.data : null;
}

/** Whether an administrator has looked at the picture, by the record. */
export async function hasSeen(administratorId: string, reviewId: string): Promise<boolean> {
  const seen = { administratorId, action: "seal_review.picture_seen", subjectKind: "seal_review", subjectId: reviewId };
  return (await db().administratorAct.count({ where: seen })) > 0;
}

type Row = {
  id: string;
  state: string;
  createdAt: Date;
  decidedAt: Date | null;
  version: { seal: { name: string; kind: string; organization: { name: string; sandbox: boolean } | null } };
};

function lineOf({ id, state, createdAt, decidedAt, version: { seal } }: Row): SealReviewLine | null {
  const { organization } = seal;
  if (!organization) return null;
  const { name, kind } = seal;
  return {
    id,
    seal: name,
    kind,
    organization: organization.name,
    state,
    createdAt,
    decidedAt,
    sandbox: organization.sandbox,
  };
}
