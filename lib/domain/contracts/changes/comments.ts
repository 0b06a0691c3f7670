import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { requireAccess } from "../access";
import { localeFor } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";
import { doneStates } from "../roles";

export type ContractComment = { id: string; author: string; mine: boolean; body: string; at: Date };

/** More than this nobody reads. */
const most = 500;

/**
 * Says something about a contract, beside the signed bytes. The sender and everybody who has been reached are told.
 * @param input.body plain text, not empty
 * @throws DomainError not_found, not_in_this_state; conflict `too_many_comments`
 */
export async function addComment(
  actor: Actor,
  { contractId, body }: { contractId: string; body: string },
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "comment", tx);
    if ((await tx.contractComment.count({ where: { contractId } })) >= most)
      throw conflict("too_many_comments", { most });
    const id = newId();
    const authorName = await senderName(actor.accountId, tx);
    await tx.contractComment.create({ data: { id, contractId, accountId: actor.accountId, authorName, body } });
    const reached = await tx.participant.findMany({
      where: { contractId, state: { in: ["invited", "opened", ...doneStates] } },
      select: { email: true },
    });
    const owner = await tx.account.findUniqueOrThrow({ where: { id: contract.ownerId }, select: { email: true } });
    const recipients = new Set([owner.email, ...reached.map(({ email }) => email)]);
    recipients.delete(actor.email);
    const link = `${env().APP_URL}/contracts/${contractId}`;
    for (const recipient of recipients)
      await queueMail(tx, {
        recipient,
        template: "contract_comment",
        locale: await localeFor(tx, recipient, contract.locale),
        values: { title: contract.title, name: authorName, body, link },
      });
    return { id };
  });
}

/** All that was said about a contract, the oldest first. @throws DomainError not_found */
export async function listComments(actor: Actor, contractId: string): Promise<ContractComment[]> {
  await requireAccess(actor, contractId, "view");
  const rows = await db().contractComment.findMany({
    where: { contractId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, accountId, authorName, body, createdAt }) => ({
    id,
    author: authorName,
    mine: accountId === actor.accountId,
    body,
    at: createdAt,
  }));
}
