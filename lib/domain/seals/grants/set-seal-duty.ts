import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { endGrants } from "./end-grants";
import type { setDutyInput } from "./grant.schema";
import { requireSealDeed } from "./require-seal-deed";

/**
 * Gives a member the duty to keep the seals, or to look after their uses, or takes it back. An owner has both already. Who looks
 * after the uses of seals uses none: her own leave to use them ends.
 * @throws DomainError not_found, forbidden; conflict `owner_keeps_seals`
 */
export async function setSealDuty(
  actor: Actor,
  { organizationId, membershipId, duty }: z.output<typeof setDutyInput>,
): Promise<void> {
  await transaction(async (tx) => {
    await requireSealDeed(actor, organizationId, "appoint", tx);
    const member = await tx.membership.findFirst({ where: { id: membershipId, organizationId, endedAt: null } });
    if (!member) throw notFound();
    if (member.role === "owner") throw conflict("owner_keeps_seals");
    await tx.membership.update({ where: { id: member.id }, data: { sealDuty: duty } });
    if (duty === "auditor") await endGrants(tx, actor, { membershipId: member.id });
  });
}
