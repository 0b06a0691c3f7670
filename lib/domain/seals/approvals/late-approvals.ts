import "server-only";
import { accountLocale } from "@/lib/domain/accounts/account-locale";
import { siteLink } from "@/lib/domain/accounts/links";
import { transaction } from "@/lib/platform/db/transaction";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { appendSealEvent } from "../organization/seal-events";
import { tellApprover } from "./ask-approval";

/**
 * The handler of `seal.approval-late`, due when the approver's time is over or when she has left: whoever decides in her
 * place is told. Done twice, or after a decision, it changes nothing.
 */
export async function approvalLate(
  { approvalId }: Record<string, string>,
  _?: unknown,
  now = new Date(),
): Promise<void> {
  if (!approvalId) return;
  await transaction(async (tx) => {
    const { count } = await tx.sealApproval.updateMany({
      where: { id: approvalId, state: "waiting", deputyFrom: { lte: now }, deputyToldAt: null },
      data: { deputyToldAt: now },
    });
    if (count > 0) await tellApprover(tx, approvalId, "deputy");
  });
}

/**
 * The handler of `seal.approval-expire`: nobody has decided in time, or what was approved was not used. Who asked is told
 * that nobody has decided. Done twice, it changes nothing.
 */
export async function approvalExpired(
  { approvalId }: Record<string, string>,
  _?: unknown,
  now = new Date(),
): Promise<void> {
  if (!approvalId) return;
  await transaction(async (tx) => {
    const found = await tx.sealApproval.findUnique({
      where: { id: approvalId },
      include: {
        grant: { include: { seal: { select: { name: true } } } },
        requestedBy: { select: { email: true, locale: true } },
        participant: { select: { contract: { select: { title: true } } } },
      },
    });
    if (!found) return;
    const { sealId, seal } = found.grant;
    await tx.$queryRaw`SELECT id FROM seal WHERE id = ${sealId}::uuid FOR UPDATE`;
    const expire = async (state: "waiting" | "approved") => {
      const { count } = await tx.sealApproval.updateMany({
        where: { id: approvalId, state, expiresAt: { lte: now } },
        data: { state: "expired", decidedAt: now, decidedById: null },
      });
      return count > 0;
    };
    const unanswered = await expire("waiting");
    if (!unanswered && !(await expire("approved"))) return;
    await appendSealEvent(tx, sealId, { type: "approval_expired", actor: null, data: { approval: approvalId } });
    if (!unanswered) return;
    await queueMail(tx, {
      recipient: found.requestedBy.email,
      locale: accountLocale(found.requestedBy.locale),
      template: "seal_use_lapsed",
      values: {
        seal: seal.name,
        title: found.participant.contract.title,
        link: siteLink(`/sign/${found.participantId}`),
      },
    });
  });
}
