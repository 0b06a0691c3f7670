import "server-only";
import { accountLocale } from "@/lib/domain/accounts/account-locale";
import { siteLink } from "@/lib/domain/accounts/links";
import type { Transaction } from "@/lib/platform/db/client";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { endOpenApprovals } from "./end-approvals";

/**
 * A contract says something else, or is with somebody else, than when leave for its seals was asked for: what was not
 * used yet has to be asked for anew, of an approver who sees the change. Whoever asked is told. Call it while the
 * contract's row is locked.
 */
export async function contractChanged(tx: Transaction, contractId: string): Promise<void> {
  const waiting = { participant: { contractId }, state: { in: ["waiting", "approved"] } };
  // Most contracts have none, and each of the relations below would be asked for all the same.
  if ((await tx.sealApproval.count({ where: waiting })) === 0) return;
  const open = await tx.sealApproval.findMany({
    where: waiting,
    orderBy: { id: "asc" },
    select: {
      participantId: true,
      requestedBy: { select: { email: true, locale: true } },
      participant: { select: { contract: { select: { title: true } } } },
      grant: { select: { seal: { select: { name: true } } } },
    },
  });
  await endOpenApprovals(tx, { participant: { contractId } });
  for (const { participantId, requestedBy, participant, grant } of open)
    await queueMail(tx, {
      recipient: requestedBy.email,
      locale: accountLocale(requestedBy.locale),
      template: "seal_use_changed",
      values: {
        seal: grant.seal.name,
        title: participant.contract.title,
        link: siteLink(`/sign/${participantId}`),
      },
    });
}
