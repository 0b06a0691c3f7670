import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { checkOutline, type Outline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import { nameOf } from "../approvals/approver";
import { grantStanding } from "../grants/grant-rules";
import { requireSealDeed } from "../grants/require-seal-deed";

/** A seal that another organization lent. */
export type BorrowedSeal = {
  grantId: string;
  name: string;
  kind: string;
  from: string;
  outline: Outline;
  notBefore: Date;
  /** Its time has not begun. */
  later: boolean;
  notAfter: Date | null;
  counterparties: string[];
  /** It can be used at present. */
  inForce: boolean;
  passedOn: { grantId: string; name: string; notAfter: Date | null }[];
};

/** The seals that were lent to an organization, and whom it lets use them. @throws DomainError not_found, forbidden */
export async function borrowedSeals(actor: Actor, organizationId: string, now = new Date()): Promise<BorrowedSeal[]> {
  await requireSealDeed(actor, organizationId, "look");
  const rows = await db().sealGrant.findMany({
    where: { granteeId: organizationId, state: "given" },
    orderBy: { createdAt: "asc" },
    include: {
      seal: { include: { organization: true, versions: { orderBy: { number: "desc" } } } },
      children: {
        where: { state: "given", membership: { endedAt: null } },
        include: {
          membership: { include: { account: { select: { email: true, person: { select: { name: true } } } } } },
        },
      },
    },
  });
  return rows.flatMap(({ seal, children, ...grant }) => {
    const version = seal.versions.find(({ number }) => number === seal.version);
    if (!version) return [];
    return [
      {
        grantId: grant.id,
        name: seal.name,
        kind: seal.kind,
        from: seal.organization?.name ?? "",
        outline: checkOutline(version.outline, SEAL_LIMITS),
        notBefore: grant.notBefore,
        later: grant.notBefore > now,
        notAfter: grant.notAfter,
        counterparties: grant.counterparties,
        inForce:
          seal.state === "active" && seal.organization?.state === "verified" && grantStanding(grant, now) === "counts",
        passedOn: children.map((child) => ({
          grantId: child.id,
          name: child.membership ? nameOf(child.membership.account) : "",
          notAfter: child.notAfter,
        })),
      },
    ];
  });
}
