import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { nameOf } from "../approvals/approver";
import { endOpenApprovals } from "../approvals/end-approvals";
import { appendSealEvent } from "../organization/seal-events";
import type { changeGrantInput } from "./grant.schema";
import { readApprovers, readMember, readTime } from "./grant-members";
import { requireTemplates } from "./grant-templates";
import { loggedTerms } from "./logged-terms";
import { requireSeal } from "./require-seal-deed";

/**
 * Gives a member's leave other terms, at once. What was asked for under another approver, and not used yet, has to be
 * asked for anew. Leave by a letter stays as it was sealed; what was passed on is its borrower's.
 * @throws DomainError not_found, forbidden `grant_to_oneself`; conflict `grant_by_letter`, `grant_ended`; invalid
 *   `grant_time`, `approver_not_member`, `approver_is_user`
 */
export async function changeGrant(
  actor: Actor,
  input: z.output<typeof changeGrantInput>,
  now = new Date(),
): Promise<void> {
  const { grantId, counterparties, templateIds } = input;
  await transaction(async (tx) => {
    const found = await tx.sealGrant.findUnique({ where: { id: grantId }, select: { sealId: true } });
    if (!found) throw notFound();
    const { organization, membership: own } = await requireSeal(actor, found.sealId, "grant", tx);
    // Read only now that the seal is held: whoever ends or changes it stands in line here.
    const grant = await tx.sealGrant.findUniqueOrThrow({ where: { id: grantId } });
    if (grant.membershipId === null || grant.parentId !== null) throw conflict("grant_by_letter");
    if (grant.membershipId === own.id) throw forbidden("grant_to_oneself");
    if (grant.state !== "given" || (grant.notAfter && grant.notAfter <= now)) throw conflict("grant_ended");
    const member = await readMember(tx, organization.id, grant.membershipId);
    const approval = await readApprovers(tx, organization.id, input, grant.membershipId);
    const notBefore = input.notBefore ?? grant.notBefore.toISOString();
    const time = readTime({ notBefore, notAfter: input.notAfter }, now);
    await requireTemplates(tx, actor, templateIds, grant.templateIds);
    await tx.sealGrant.update({ where: { id: grantId }, data: { ...time, counterparties, templateIds, ...approval } });
    const asksOthers =
      approval.approverId !== grant.approverId ||
      approval.deputyId !== grant.deputyId ||
      approval.answerHours !== grant.answerHours;
    if (asksOthers) await endOpenApprovals(tx, { grantId }, now);
    await appendSealEvent(tx, found.sealId, {
      type: "grant_changed",
      actor,
      data: {
        grant: grantId,
        to: nameOf(member.account),
        terms: await loggedTerms(tx, { ...time, counterparties, templateIds, ...approval }),
      },
    });
  });
}
