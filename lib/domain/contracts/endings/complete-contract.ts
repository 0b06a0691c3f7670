import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { env } from "@/lib/platform/env";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { appendEvent, byPlatform } from "../history/events";
import { localeFor } from "../invitations/invite";
import { takeEffect } from "../relations/take-effect";
import { scheduleTermReminder } from "../term/set-term";
import { tellWaitingFlow } from "./tell-waiting-flow";

/**
 * Completes a contract in the transaction of its last signature, so that there is no moment in which all have signed
 * and the contract still waits; and tells its owner and everyone who signed.
 */
export async function completeContract(
  tx: Transaction,
  contract: Pick<Prisma.ContractModel, "id" | "title" | "locale" | "relation" | "relatesToId"> & {
    owner: { email: string };
  },
): Promise<void> {
  const now = await tx.contract.update({
    where: { id: contract.id },
    data: { state: "completed", completedAt: new Date() },
  });
  await scheduleTermReminder(tx, now);
  await appendEvent(tx, contract.id, { type: "completed", actor: byPlatform });
  await enqueue(tx, { topic: "contract.certificate", key: contract.id, payload: { contractId: contract.id } });
  await takeEffect(tx, contract);
  await tellWaitingFlow(tx, contract.id);
  const signers = await tx.participant.findMany({ where: { contractId: contract.id }, select: { email: true } });
  const link = `${env().APP_URL}/contracts/${contract.id}`;
  for (const recipient of new Set([contract.owner.email, ...signers.map(({ email }) => email)])) {
    const locale = await localeFor(tx, recipient, contract.locale);
    await queueMail(tx, { recipient, template: "contract_completed", locale, values: { title: contract.title, link } });
  }
}
