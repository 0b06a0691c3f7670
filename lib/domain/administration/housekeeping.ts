import "server-only";
import { sweepPayments } from "@/lib/domain/bank-payments/sweep";
import { applyRetention } from "@/lib/domain/privacy/retention";
import { transaction } from "@/lib/platform/db/transaction";
import { enqueue } from "@/lib/platform/outbox/enqueue";

const dayMs = 86_400_000;

/** Asks for the next round, one for each day, however many servers start. */
export async function scheduleHousekeeping(now = new Date()): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  await transaction((tx) => enqueue(tx, { topic: "housekeeping", key: day, payload: { day } }));
}

/**
 * The handler of `housekeeping`: ends payments that ran out, removes what was kept long enough, as the operator set it;
 * then asks for tomorrow's round. Nothing of a contract that was sent is touched.
 */
export async function housekeeping(
  _payload: Record<string, string>,
  _context: unknown,
  now = new Date(),
): Promise<void> {
  await sweepPayments(now);
  await applyRetention(now);
  const tomorrow = new Date(now.getTime() + dayMs);
  const day = tomorrow.toISOString().slice(0, 10);
  await transaction((tx) => enqueue(tx, { topic: "housekeeping", key: day, payload: { day }, availableAt: tomorrow }));
}
