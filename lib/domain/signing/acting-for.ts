import "server-only";
import type { Doer } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { contractOfUse } from "../seals/grants/contract-of-use";
import { type UsableSeal, usableSeals } from "../seals/grants/usable-seals";

/** The organization that somebody signs for, and how far she may. */
export type ActingFor = {
  /** As it is verified; as the sender wrote it where none of this name is. */
  name: string;
  /** Null where no organization of this name is verified here, or none that she acts for. */
  id: string | null;
  sandbox: boolean;
  /** What stands in her way; null when nothing does. */
  obstacle:
    | "organization_not_here"
    | "organization_not_yours"
    | "no_seal_for_you"
    | "no_seal_of_kind"
    | "organization_certificate_needed"
    | null;
  /** She owns it, and can mend what is missing herself. */
  owner: boolean;
  seals: UsableSeal[];
};
type Certificate = { id: string; serial: string; notAfter: Date };

/**
 * The verified organization that an invitation names, as the actor stands to it: as a member with a seal that she may
 * use in this contract, or with one that it lent to an organization of hers.
 */
export async function readActingFor(
  actor: Doer,
  { id: participantId, organizationName, sealKind }: { id: string; organizationName: string; sealKind: string | null },
  tx: Transaction = db(),
): Promise<{ actingFor: ActingFor; certificate: Certificate | null }> {
  const now = new Date();
  const found = await tx.organization.findMany({
    where: { nameNormalized: normalizeOrganizationName(organizationName), state: "verified" },
    include: {
      memberships: { where: { accountId: actor.accountId, endedAt: null } },
      certificates: {
        where: { role: "organization", state: "issued", notBefore: { lte: now }, notAfter: { gt: now } },
        select: { id: true, serial: true, notAfter: true },
        orderBy: { notAfter: "desc" },
        take: 1,
      },
    },
    orderBy: { verifiedAt: "asc" },
  });
  const contract = await contractOfUse(participantId, tx);
  const known = await Promise.all(
    found.map(async (organization) => ({
      organization,
      seals: await usableSeals(actor.accountId, organization.id, contract, tx, now),
    })),
  );
  // Names are unique in a register, not among registers: the one that she can do most for is the one that is meant.
  const mine =
    known.find(({ seals }) => seals.length > 0) ??
    known.find(({ organization }) => organization.memberships.length > 0);
  if (!mine) {
    const obstacle = found.length > 0 ? "organization_not_yours" : "organization_not_here";
    return {
      actingFor: { name: organizationName, id: null, sandbox: false, obstacle, owner: false, seals: [] },
      certificate: null,
    };
  }
  const { organization, seals: usable } = mine;
  const seals = usable.filter(({ kind }) => sealKind === null || kind === sealKind);
  const certificate = organization.certificates[0] ?? null;
  const ready = certificate ? null : "organization_certificate_needed";
  const obstacle = usable.length === 0 ? "no_seal_for_you" : seals.length === 0 ? "no_seal_of_kind" : ready;
  const owner = organization.memberships.some(({ role }) => role === "owner");
  const { id, name, sandbox } = organization;
  return { actingFor: { name, id, sandbox, obstacle, owner, seals }, certificate };
}
