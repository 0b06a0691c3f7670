import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { appendEvent, byPlatform } from "../history/events";
import { localeFor } from "../invitations/invite";

/**
 * What the completion of a related contract does to the first one, in the same transaction: an agreement to end it makes
 * it voided, provided that everybody who signed it has signed; an amendment is noted in its history.
 */
export async function takeEffect(
  tx: Transaction,
  contract: { id: string; title: string; relation: string | null; relatesToId: string | null },
): Promise<void> {
  const { relation, relatesToId } = contract;
  if (!relatesToId) return;
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${relatesToId}::uuid FOR UPDATE`;
  const first = await tx.contract.findUniqueOrThrow({
    where: { id: relatesToId },
    include: { owner: { select: { email: true } } },
  });
  if (first.state !== "completed") return;
  const data = { contract: contract.id };
  if (relation === "amendment") {
    await appendEvent(tx, first.id, { type: "amended", actor: byPlatform, data });
    return;
  }
  const signed = new Set(await partiesOf(tx, contract.id));
  const missing = (await partiesOf(tx, first.id)).filter((party) => !signed.has(party));
  if (missing.length > 0) {
    // Sending and correcting see to it that this cannot be; ending a contract for somebody who did not agree would be worse.
    log.error({ contract: contract.id, missing: missing.length }, "an agreement was signed without all parties");
    return;
  }
  await tx.contract.update({ where: { id: first.id }, data: { state: "voided", voidedAt: new Date() } });
  await appendEvent(tx, first.id, { type: "voided", actor: byPlatform, data });
  const people = await tx.participant.findMany({ where: { contractId: first.id }, select: { email: true } });
  const link = `${env().APP_URL}/contracts/${first.id}`;
  for (const recipient of new Set([first.owner.email, ...people.map(({ email }) => email)])) {
    const locale = await localeFor(tx, recipient, first.locale);
    await queueMail(tx, { recipient, template: "contract_voided", locale, values: { title: first.title, link } });
  }
}

/** Who has signed: organizations and persons, as they were proven. */
async function partiesOf(tx: Transaction, contractId: string): Promise<string[]> {
  const rows = await tx.participant.findMany({
    where: { contractId, role: "signer", state: "signed" },
    select: { accountId: true, organizationId: true },
  });
  return rows.map(({ accountId, organizationId }) => organizationId ?? accountId ?? "nobody");
}
