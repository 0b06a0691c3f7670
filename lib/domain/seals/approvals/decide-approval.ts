import "server-only";
import type { z } from "zod";
import { accountLocale } from "@/lib/domain/accounts/account-locale";
import { siteLink } from "@/lib/domain/accounts/links";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { appendSealEvent } from "../organization/seal-events";
import type { decideApprovalInput } from "./approval.schema";
import { readApproval } from "./read-approval";

/** How long what was approved can be used, in days. */
const daysToUse = 7;

/**
 * Lets a seal be put under a contract, or not. Decided twice the same way, nothing changes; whoever asked is told.
 * @throws DomainError not_found; forbidden `not_allowed` to whoever asked, or before a deputy's time has come; conflict
 *   `approval_decided`, `approval_expired`, `contract_…`
 */
export async function decideApproval(
  actor: Actor,
  { approvalId, approve, reason }: z.output<typeof decideApprovalInput>,
  now = new Date(),
): Promise<void> {
  await transaction(async (tx) => {
    const first = await readApproval(actor, approvalId, tx, now);
    // The contract's row, the seal's, then what hangs on both: the order in which a signature takes them.
    const { contractId } = first.approval.participant;
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
    await tx.$queryRaw`SELECT id FROM seal WHERE id = ${first.approval.grant.sealId}::uuid FOR UPDATE`;
    const { approval, mayDecide } = await readApproval(actor, approvalId, tx, now);
    const { contract } = approval.participant;
    const wanted = approve ? "approved" : "refused";
    if (approval.state === wanted && approval.decidedById === actor.accountId) return;
    if (!mayDecide) throw forbidden();
    if (approval.state === "expired" || (approval.state === "waiting" && approval.expiresAt <= now))
      throw conflict("approval_expired");
    if (approval.state !== "waiting") throw conflict("approval_decided");
    if (contract.state !== "out") throw conflict(`contract_${contract.state}`);
    if (contract.expiresAt && contract.expiresAt <= now) throw conflict("contract_expired");
    const until = new Date(now.getTime() + daysToUse * 86_400_000);
    const { count } = await tx.sealApproval.updateMany({
      where: { id: approvalId, state: "waiting" },
      data: {
        state: wanted,
        decidedAt: now,
        decidedById: actor.accountId,
        ...(approve ? { expiresAt: until } : { reason }),
      },
    });
    // Whoever asked may take it back, or type another text, without standing in line.
    if (count === 0) throw conflict("approval_decided");
    if (approve)
      await enqueue(tx, {
        topic: "seal.approval-expire",
        key: `${approvalId}:approved`,
        payload: { approvalId },
        availableAt: until,
      });
    const { seal } = approval.grant;
    await appendSealEvent(tx, seal.id, {
      type: approve ? "approval_given" : "approval_refused",
      actor,
      data: { approval: approvalId },
    });
    const { requestedBy } = approval;
    const addressed = { recipient: requestedBy.email, locale: accountLocale(requestedBy.locale) };
    const values = { seal: seal.name, title: contract.title, link: siteLink(`/sign/${approval.participantId}`) };
    if (approve) await queueMail(tx, { ...addressed, template: "seal_use_approved", values });
    else await queueMail(tx, { ...addressed, template: "seal_use_refused", values: { ...values, reason } });
  });
}
