import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { requireAccess } from "../access";
import { appendEvent, byAccount } from "../history/events";
import { daysWithoutDueDate } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";

/**
 * The sender gives more time: a later end, or none. Links that still work go on working until then.
 * @param input.expiresAt the new end, ISO 8601; null for none
 * @throws DomainError not_found, not_in_this_state; invalid `due_in_past`, `due_not_later`
 */
export async function extendContract(
  actor: Actor,
  input: { contractId: string; expiresAt: string | null },
  now = new Date(),
): Promise<void> {
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  if (expiresAt && expiresAt <= now) throw invalid("due_in_past", { field: "expiresAt" });
  await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "extend", tx);
    const before = contract.expiresAt;
    if (before === null || (expiresAt !== null && expiresAt <= before))
      throw invalid("due_not_later", { field: "expiresAt" });
    await tx.contract.update({ where: { id: contract.id }, data: { expiresAt } });
    await tx.linkToken.updateMany({
      where: { purpose: "sign_contract", participant: { contractId: contract.id }, expiresAt: before },
      data: { expiresAt: expiresAt ?? new Date(now.getTime() + daysWithoutDueDate * 86_400_000) },
    });
    await appendEvent(tx, contract.id, {
      type: "extended",
      actor: byAccount(actor, await senderName(actor.accountId, tx)),
      data: { from: before.toISOString(), to: expiresAt?.toISOString() ?? null },
    });
    if (expiresAt)
      await enqueue(tx, {
        topic: "contract.expire",
        key: `${contract.id}:${expiresAt.toISOString()}`,
        payload: { contractId: contract.id },
        availableAt: expiresAt,
      });
  });
}
