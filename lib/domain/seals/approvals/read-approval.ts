import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { approvalColumns, governing } from "./approver";
import { type Deciding, mayDecide } from "./may-decide";

const account = { select: { email: true, locale: true, person: { select: { name: true } } } } as const;

/**
 * One request with all that decides about it, to those whom it concerns: whoever asked, whoever may decide now or later,
 * and the owners of the seal's organization.
 * @throws DomainError not_found for anybody else
 */
export async function readApproval(actor: Actor, approvalId: string, tx: Transaction = db(), now = new Date()) {
  if (!isId(approvalId)) throw notFound();
  const approval = await tx.sealApproval.findUnique({
    where: { id: approvalId },
    include: {
      requestedBy: account,
      decidedBy: account,
      participant: {
        include: {
          contract: {
            include: {
              documents: { orderBy: { ordinal: "asc" } },
              participants: { orderBy: { position: "asc" } },
              owner: account,
            },
          },
        },
      },
      grant: {
        select: {
          sealId: true,
          ...approvalColumns,
          parent: { select: approvalColumns },
          seal: { include: { organization: true, versions: { orderBy: { number: "desc" } } } },
        },
      },
    },
  });
  const organization = approval?.grant.seal.organization;
  if (!approval || !organization) throw notFound();
  const own = await tx.membership.findFirst({
    where: { organizationId: organization.id, accountId: actor.accountId, endedAt: null },
  });
  const terms = governing(approval.grant);
  const asked = approval.requestedById === actor.accountId;
  const decides: Deciding | null =
    own !== null && !asked && organization.state === "verified"
      ? mayDecide(own, { ...terms, deputyFrom: approval.deputyFrom }, now)
      : null;
  const concerned =
    asked || (own !== null && (own.role === "owner" || own.id === terms.approverId || own.id === terms.deputyId));
  if (!concerned) throw notFound();
  return { approval, organization, asked, mayDecide: decides !== null };
}
