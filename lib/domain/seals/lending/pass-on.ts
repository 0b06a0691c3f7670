import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { nameOf } from "../approvals/approver";
import { readMember, readTime } from "../grants/grant-members";
import { loggedTerms } from "../grants/logged-terms";
import { requireSealDeed } from "../grants/require-seal-deed";
import { appendSealEvent } from "../organization/seal-events";
import type { passOnInput } from "./lending.schema";

/**
 * Lets a member use a seal that was lent to her organization, for no longer and with nobody else than it was lent for.
 * Owners pass it on to themselves, too: it is not theirs. Approvals, where the lender wants them, stay the lender's.
 * @throws DomainError not_found; forbidden `grant_to_oneself`, `organization_not_verified`; conflict `grant_exists`,
 *   `grant_ended`, `auditor_uses_none`; invalid `grant_time`
 */
export async function passOn(
  actor: Actor,
  { grantId, membershipId, counterparties, ...time }: z.output<typeof passOnInput>,
  now = new Date(),
): Promise<{ grantId: string }> {
  return transaction(async (tx) => {
    const parent = await tx.sealGrant.findUnique({ where: { id: grantId } });
    if (!parent?.granteeId) throw notFound();
    const { membership: own } = await requireSealDeed(actor, parent.granteeId, "grant", tx);
    await tx.$queryRaw`SELECT id FROM seal WHERE id = ${parent.sealId}::uuid FOR UPDATE`;
    const open = { id: grantId, state: "given", OR: [{ notAfter: null }, { notAfter: { gt: now } }] };
    if ((await tx.sealGrant.count({ where: open })) === 0) throw conflict("grant_ended");
    const member = await readMember(tx, parent.granteeId, membershipId);
    if (member.id === own.id && own.role !== "owner") throw forbidden("grant_to_oneself");
    if (member.sealDuty === "auditor") throw conflict("auditor_uses_none");
    const child = { parentId: grantId, membershipId, state: "given" };
    const counting = { ...child, OR: [{ notAfter: null }, { notAfter: { gt: now } }] };
    if ((await tx.sealGrant.count({ where: counting })) > 0) throw conflict("grant_exists");
    const id = newId();
    const terms = { ...readTime(time, now), counterparties };
    await tx.sealGrant.create({ data: { id, sealId: parent.sealId, ...child, ...terms, givenById: actor.accountId } });
    await appendSealEvent(tx, parent.sealId, {
      type: "granted",
      actor,
      data: {
        grant: id,
        to: nameOf(member.account),
        passedOn: true,
        // Who approves is the lender's word, also for leave that is passed on.
        terms: await loggedTerms(tx, {
          ...terms,
          approverId: parent.approverId,
          deputyId: parent.deputyId,
          answerHours: parent.answerHours,
        }),
      },
    });
    return { grantId: id };
  });
}
