import "server-only";
import { requireMember } from "@/lib/domain/organizations/access";
import type { Actor } from "@/lib/platform/actor";
import { mayWithSeals, type SealDeed, type SealDuty, sealDeeds } from "./policy";

/** What a member may do with her organization's seals. @throws DomainError not_found for strangers */
export async function ownSealDuty(
  actor: Actor,
  organizationId: string,
): Promise<{ name: string; duty: SealDuty | null; may: Record<SealDeed, boolean> }> {
  const { organization, membership } = await requireMember(actor, organizationId, "view");
  const may = Object.fromEntries(
    sealDeeds.map((deed) => [deed, mayWithSeals(deed, membership, organization.state)]),
  ) as Record<SealDeed, boolean>;
  return { name: organization.name, duty: membership.sealDuty as SealDuty | null, may };
}
