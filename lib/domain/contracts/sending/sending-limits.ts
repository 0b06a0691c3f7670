import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { checkLimit, type Limit } from "@/lib/platform/limits/rate-limit";

/** What one address gets of contracts, whoever sends them. */
const toAddress: Limit = { name: "contract-to-address", perHour: 20, burst: 40 };
/** Whose name is proven can be held to account for what he sends. */
const byProven: Limit = { name: "recipients-of-proven", perHour: 1000, burst: 500 };
const byUnproven: Limit = { name: "recipients-of-unproven", perHour: 20, burst: 40 };

/**
 * Counts mails that the actor causes to other people's addresses. Call it before the transaction that writes them.
 * @throws DomainError limited `too_many_tries` with `retryAfter`
 */
export async function limitSending(
  actor: Pick<Actor, "accountId" | "email">,
  recipients: readonly string[],
): Promise<void> {
  const others = recipients.filter((email) => email !== actor.email);
  if (others.length === 0) return;
  const person = await db().person.findUnique({ where: { accountId: actor.accountId }, select: { verifiedAt: true } });
  for (const email of others) {
    await checkLimit(person?.verifiedAt ? byProven : byUnproven, actor.accountId);
    await checkLimit(toAddress, email);
  }
}
