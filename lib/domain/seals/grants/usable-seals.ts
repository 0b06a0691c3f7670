import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { checkOutline, type Outline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import type { SealDescription } from "@/lib/standards/seal-drawing/seal/description";
import { type ApprovalTerms, answering, approvalColumns, governing, nameOf } from "../approvals/approver";
import { namesOf } from "../organization/draw-design";
import { bearsNames } from "../organization/outdated-seals";
import type { StoredDesign } from "../organization/seal.schema";
import { type ContractOfUse, coversContract, type GrantTerms, grantStanding } from "./grant-rules";

/** A seal that somebody may use now, and by whose leave. */
export type UsableSeal = {
  sealId: string;
  versionId: string;
  kind: string;
  name: string;
  /** What it is drawn anew from; null where it was made of a picture. */
  description: SealDescription | null;
  /** Whether the serial of each signature goes into it. */
  serial: boolean;
  outline: Outline;
  sha256: Uint8Array;
  /** Null: as an owner of its organization. */
  grantId: string | null;
  /** Who has to approve each use; null where nobody has. */
  approval: { approver: string; hours: number } | null;
};

const terms = {
  state: true,
  notBefore: true,
  notAfter: true,
  counterparties: true,
  templateIds: true,
  ...approvalColumns,
} as const;
const grantColumns = {
  id: true,
  ...terms,
  membership: { select: { organizationId: true, sealDuty: true, organization: { select: { state: true } } } },
  parent: { select: { granteeId: true, ...terms } },
} as const;

/**
 * The seals of an organization that somebody may use now in such a contract: all of them as its owner; as
 * its member those she was given leave for; and as a member of another organization those that were lent to that one and
 * passed on to her. Derived anew each time: who has left, what has ended and whom the register struck off counts at once.
 * @param contract see `contractOfUse`
 * @param sealIds no others are looked at
 */
export async function usableSeals(
  accountId: string,
  organizationId: string,
  contract: ContractOfUse,
  tx: Transaction = db(),
  now = new Date(),
  sealIds?: readonly string[],
): Promise<UsableSeal[]> {
  const organization = await tx.organization.findUnique({ where: { id: organizationId } });
  if (organization?.state !== "verified") return [];
  const owns = await tx.membership.count({ where: { organizationId, accountId, role: "owner", endedAt: null } });
  const seals = await tx.seal.findMany({
    where: { organizationId, state: "active", ...(sealIds && { id: { in: [...sealIds] } }) },
    include: {
      versions: { orderBy: { number: "desc" } },
      grants: {
        where: { state: "given", membership: { accountId, endedAt: null } },
        select: grantColumns,
        orderBy: { createdAt: "asc" },
      },
    },
    orderBy: [{ chosenAt: { sort: "desc", nulls: "last" } }, { createdAt: "asc" }],
  });
  const usable: UsableSeal[] = [];
  for (const seal of seals) {
    const version = seal.versions.find(({ number }) => number === seal.version);
    if (!version || !bearsNames(seal, namesOf(organization))) continue;
    const valid = seal.grants.filter((grant) => counts(grant, organizationId, contract, now));
    // Leave without a question goes before leave with one.
    const grant = valid.find((one) => governing(one).approverId === null) ?? valid[0];
    if (owns === 0 && !grant) continue;
    const asked = owns === 0 && grant ? governing(grant) : null;
    usable.push({
      sealId: seal.id,
      versionId: version.id,
      kind: seal.kind,
      name: seal.name,
      description: version.description as SealDescription | null,
      serial: (version.design as StoredDesign | null)?.serial ?? false,
      outline: checkOutline(version.outline, SEAL_LIMITS),
      sha256: version.sha256,
      grantId: owns > 0 ? null : (grant?.id ?? null),
      approval: asked?.approverId ? await approvalOf(tx, asked, organizationId) : null,
    });
  }
  return usable;
}

async function approvalOf(tx: Transaction, asked: ApprovalTerms, organizationId: string) {
  const { first } = await answering(tx, asked, organizationId);
  return { approver: first.map(nameOf).join(" / "), hours: asked.answerHours ?? 0 };
}

type Grant = GrantTerms & {
  membership: { organizationId: string; sealDuty: string | null; organization: { state: string } } | null;
  parent: (GrantTerms & { granteeId: string | null }) | null;
};

/** Whether leave counts now and for this contract; what is passed on counts as long as what it comes from. */
function counts(grant: Grant, organizationId: string, contract: ContractOfUse, now: Date): boolean {
  const { membership, parent } = grant;
  // Who looks after the uses of seals uses none.
  if (!membership || membership.sealDuty === "auditor" || !holds(grant, contract, now)) return false;
  if (!parent) return membership.organizationId === organizationId;
  return (
    parent.granteeId === membership.organizationId &&
    membership.organization.state === "verified" &&
    holds(parent, contract, now)
  );
}

const holds = (grant: GrantTerms, contract: ContractOfUse, now: Date): boolean =>
  grantStanding(grant, now) === "counts" && coversContract(grant, contract);
