import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { enqueue } from "@/lib/platform/outbox/enqueue";

const dayMs = 86_400_000;

/** Puts an organization down for its next look into the register: in a year, or so many days. */
export async function scheduleRecheck(tx: Transaction, organizationId: string, now: Date, days = 365): Promise<void> {
  const recheckAt = new Date(now.getTime() + days * dayMs);
  await tx.organization.update({ where: { id: organizationId }, data: { recheckAt } });
  await enqueue(tx, {
    topic: "organization.recheck",
    key: `${organizationId}:${recheckAt.toISOString()}`,
    payload: { organizationId },
    availableAt: recheckAt,
  });
}
