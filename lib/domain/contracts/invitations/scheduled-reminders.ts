import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { appendEvent, byPlatform } from "../history/events";
import { sendLink } from "./invite";
import { senderName } from "./sender-name";

const day = 86_400_000;
/** The worker comes round once a day, not to the minute. */
const grace = 3_600_000;

/** Asks for the next look at who is waited for, a day from now; asked for twice on a day, it is done once. */
export async function scheduleReminders(
  tx: Transaction,
  contract: { id: string; remindEveryDays: number | null },
  now: Date,
): Promise<void> {
  if (contract.remindEveryDays === null) return;
  const at = new Date(now.getTime() + day);
  await enqueue(tx, {
    topic: "contract.remind",
    key: `${contract.id}:${at.toISOString().slice(0, 10)}`,
    payload: { contractId: contract.id },
    availableAt: at,
  });
}

/**
 * The handler of `contract.remind`. Reminds everybody who is waited for and has heard nothing for as many days as the
 * sender wished, and asks for the next look. On a contract that is over it does nothing, and nothing follows; done
 * twice, it reminds nobody twice.
 */
export async function remindWaiting(
  { contractId }: Record<string, string>,
  _: unknown,
  now = new Date(),
): Promise<void> {
  if (!contractId) return;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
    const contract = await tx.contract.findUnique({
      where: { id: contractId },
      include: {
        participants: {
          where: { state: { in: ["invited", "opened"] } },
          include: { linkTokens: { where: { purpose: "sign_contract" }, orderBy: { createdAt: "desc" }, take: 1 } },
          orderBy: { position: "asc" },
        },
      },
    });
    if (contract?.state !== "out" || contract.remindEveryDays === null) return;
    if (contract.expiresAt && contract.expiresAt <= now) return;
    const sender = await senderName(contract.ownerId, tx);
    const since = now.getTime() - contract.remindEveryDays * day + grace;
    for (const participant of contract.participants) {
      const [heard] = participant.linkTokens;
      if (heard && heard.createdAt.getTime() > since) continue;
      await tx.participant.update({ where: { id: participant.id }, data: { remindedAt: now } });
      await sendLink(tx, contract, participant, { sender, template: "reminder" });
      await appendEvent(tx, contractId, {
        type: "reminded",
        actor: byPlatform,
        data: { participant: participant.id },
      });
    }
    await scheduleReminders(tx, contract, now);
  });
}
