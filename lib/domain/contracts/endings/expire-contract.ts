import "server-only";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { appendEvent, byPlatform } from "../history/events";
import { localeFor } from "../invitations/invite";
import { endContract } from "./end-contract";

/**
 * The handler of `contract.expire`, due at the contract's end. Done twice, too early, or on a contract that ended
 * otherwise, it changes nothing.
 */
export async function expireContract({ contractId }: Record<string, string>): Promise<void> {
  if (!contractId) return;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
    const contract = await tx.contract.findUnique({ where: { id: contractId }, include: { owner: true } });
    if (contract?.state !== "out" || !contract.expiresAt || contract.expiresAt > new Date()) return;
    await appendEvent(tx, contractId, { type: "expired", actor: byPlatform });
    const participants = await endContract(tx, contractId, "expired");
    const recipients = new Set([contract.owner.email, ...participants.map((participant) => participant.email)]);
    for (const recipient of recipients)
      await queueMail(tx, {
        recipient,
        template: "contract_expired",
        locale: await localeFor(tx, recipient, contract.locale),
        values: { title: contract.title, link: `${env().APP_URL}/contracts/${contractId}` },
      });
  });
}
