import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { nameOf } from "../approvals/approver";
import { appendSealEvent } from "../organization/seal-events";
import type { giveGrantInput } from "./grant.schema";
import { readApprovers, readMember, readTime } from "./grant-members";
import { requireTemplates } from "./grant-templates";
import { loggedTerms } from "./logged-terms";
import { requireSeal } from "./require-seal-deed";

/**
 * Gives a member leave to use a seal. Whoever keeps seals gives it to others, never to herself: keeping and using are
 * two people's duties. An owner needs none; who looks after the uses has none.
 * @throws DomainError not_found, forbidden `grant_to_oneself`; conflict `seal_ended`, `owner_needs_no_grant`,
 *   `auditor_uses_none`, `grant_exists`; invalid `grant_time`, `approver_not_member`, `approver_is_user`
 */
export async function giveGrant(actor: Actor, input: z.output<typeof giveGrantInput>): Promise<{ grantId: string }> {
  const { sealId, membershipId, counterparties, templateIds } = input;
  return transaction(async (tx) => {
    const { seal, organization, membership: own } = await requireSeal(actor, sealId, "grant", tx);
    if (seal.state !== "active" && seal.state !== "suspended") throw conflict("seal_ended");
    const member = await readMember(tx, organization.id, membershipId);
    if (member.role === "owner") throw conflict("owner_needs_no_grant");
    if (member.id === own.id) throw forbidden("grant_to_oneself");
    if (member.sealDuty === "auditor") throw conflict("auditor_uses_none");
    const approval = await readApprovers(tx, organization.id, input, membershipId);
    const time = readTime(input);
    await requireTemplates(tx, actor, templateIds);
    const same = { sealId, membershipId, state: "given", OR: [{ notAfter: null }, { notAfter: { gt: new Date() } }] };
    if ((await tx.sealGrant.count({ where: same })) > 0) throw conflict("grant_exists");
    const grantId = newId();
    await tx.sealGrant.create({
      data: {
        id: grantId,
        sealId,
        membershipId,
        state: "given",
        ...time,
        counterparties,
        templateIds,
        ...approval,
        givenById: actor.accountId,
      },
    });
    await appendSealEvent(tx, sealId, {
      type: "granted",
      actor,
      data: {
        grant: grantId,
        to: nameOf(member.account),
        terms: await loggedTerms(tx, { ...time, counterparties, templateIds, ...approval }),
      },
    });
    return { grantId };
  });
}
